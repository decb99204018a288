'use client';

import { useId, useState } from 'react';
import { sourceRecord } from '@/lib/stories/form';
import type { Source } from './sources-field.client';

/** What a source has, and how it is typed. */
export const SOURCE_FIELDS = [
  { name: 'publisher', label: 'Publisher', type: 'text' },
  { name: 'title', label: 'Title', type: 'text' },
  { name: 'url', label: 'Link', type: 'url' },
  { name: 'publishedOn', label: 'Published on', type: 'date' },
] as const;

type FieldProps = (typeof SOURCE_FIELDS)[number] & { source: Source; onChange: (source: Source) => void };

/** What cannot be saved as it stands is said, and stays in the field until it can. */
export function SourceField({ name, label, type, source, onChange }: FieldProps) {
  const id = useId();
  const [wrong, setWrong] = useState<{ typed: string; problem: string }>();
  const isOptional = name === 'url' || name === 'publishedOn';
  const change = (typed: string) => {
    const changed = { ...source, [name]: isOptional && !typed.trim() ? null : typed };
    const checked = sourceRecord.safeParse(changed);
    if (checked.success) onChange(changed);
    setWrong(checked.success ? undefined : { typed, problem: `It ${checked.error.issues[0]!.message}.` });
  };
  return (
    <div className="cf">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="cin"
        type={type}
        value={wrong?.typed ?? source[name] ?? ''}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-problem` : undefined}
        onChange={(event) => change(event.target.value)}
      />
      {wrong && (
        <p id={`${id}-problem`} className="field__problem">
          {wrong.problem}
        </p>
      )}
    </div>
  );
}
