'use client';

import { HEAD_LENGTHS } from '@/lib/newsletter/rules';
import { useArranging } from './arranging';

/** The head of the mail, with how much of it programs for mail show. Empty, it is made of the title and the introduction. */
export function HeadFields() {
  const { record, change, isReadOnly } = useArranging();
  const field = (
    name: 'mailSubject' | 'mailPreheader',
    { label, guide, most, usual }: { label: string; guide: number; most: number; usual: string },
  ) => {
    const { length } = [...record[name]];
    return (
      <div className="cf">
        <label htmlFor={name}>
          {label}{' '}
          <span className={length > guide ? 'meta meta--warn' : 'meta'}>
            {length} of {guide} characters
          </span>
        </label>
        <input
          id={name}
          className="cin"
          maxLength={most}
          placeholder={usual}
          value={record[name]}
          readOnly={isReadOnly}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      </div>
    );
  };
  return (
    <details className="composer__day">
      <summary>Head of the mail{record.mailSubject || record.mailPreheader ? '' : ', as usual'}</summary>
      {field('mailSubject', {
        label: 'Subject',
        guide: HEAD_LENGTHS.subject,
        most: 120,
        usual: `No. ${record.number}: ${record.title}`,
      })}
      {field('mailPreheader', {
        label: 'Preheader',
        guide: HEAD_LENGTHS.preheader,
        most: 250,
        usual: record.intro.slice(0, HEAD_LENGTHS.preheader),
      })}
    </details>
  );
}
