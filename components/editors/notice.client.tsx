'use client';

import { createContext, useContext } from 'react';
import { Icon } from '@/components/ui/icon';
import type { FormAnswer } from '@/lib/editors/form';

/** What the form that this stands in last heard back. */
export const Answer = createContext<FormAnswer>({});

/** The answer as a whole: what is wrong, or what was done, and what is shown this once. */
export function Notice() {
  const { problem, problems, done, shown } = useContext(Answer);
  const wrong = problem ?? (problems && 'Something is not right yet. See the words in red.');
  if (!wrong && !done) return null;
  return (
    <div className={wrong ? 'notice notice--bad' : 'notice'} role={wrong ? 'alert' : 'status'} tabIndex={-1}>
      <Icon name={wrong ? 'warning' : 'tick'} />
      <div>
        <p>{wrong ?? done}</p>
        {shown && (
          <ul className="plain-list">
            {shown.map((each) => (
              <li key={each}>
                <code>{each}</code>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
