'use client';

import { diffWords } from 'diff';
import type { Choice, Difference } from '@/lib/stories/conflict';
import type { RecordField, StoryRecord } from '@/lib/stories/form';
import { plainText } from '@/lib/stories/plain-text';
import { useEditing, type Named } from './editing';

type ConflictFieldProps = {
  difference: Difference;
  mine: StoryRecord;
  theirs: StoryRecord;
  their: string;
  choice: Choice | undefined;
  isLacking: boolean;
  onChoose: (choice: Choice) => void;
};

/** One field that differs: both versions, the words that differ marked, and the choice between them. */
export function ConflictField({ difference, mine, theirs, their, choice, isLacking, onChoose }: ConflictFieldProps) {
  const { topics, companies } = useEditing();
  const { field, words, mayKeepBoth, chosen } = difference;
  const name = (record: StoryRecord) => shown(field, record, { topics, companies });
  const parts = diffWords(name(theirs), name(mine));
  const options: [Choice, string][] = [
    ['mine', 'Mine'],
    ['theirs', their ? `That of ${their}` : 'Theirs'],
    ...(mayKeepBoth ? ([['both', 'Both, to make one of them by hand']] as [Choice, string][]) : []),
  ];
  return (
    <fieldset className="clash" aria-describedby={`clash-${field}`}>
      <legend>{words}</legend>
      <p id={`clash-${field}`} className={isLacking ? 'field__problem' : 'field__hint'}>
        {isLacking ? 'Choose one of them first.' : hint(chosen, their)}
      </p>
      <div className="clash__sides">
        <div>
          <h3>Mine</h3>
          <p>
            {parts.map(({ value, removed, added }, at) => !removed && (added ? <mark key={at}>{value}</mark> : value))}
          </p>
        </div>
        <div>
          <h3>{their ? `That of ${their}` : 'Theirs'}</h3>
          <p>
            {parts.map(({ value, removed, added }, at) => !added && (removed ? <mark key={at}>{value}</mark> : value))}
          </p>
        </div>
      </div>
      <div className="toolbar">
        {options.map(([value, label]) => (
          <label key={value} className="check check--two">
            <input
              type="radio"
              name={`choice-${field}`}
              value={value}
              checked={choice === value}
              onChange={() => onChoose(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function hint(chosen: Difference['chosen'], their: string): string {
  if (chosen === 'mine') return 'Only you changed it.';
  return chosen === 'theirs' ? `Only ${their || 'the other side'} changed it.` : 'Both of you changed it.';
}

/** A field in words, for people to compare. */
function shown(field: RecordField, record: StoryRecord, names: { topics: Named[]; companies: Named[] }): string {
  const named = (kind: 'topics' | 'companies') =>
    record[kind].map((id) => names[kind].find((each) => each.id === id)?.name ?? `No. ${id}`).join(', ');
  switch (field) {
    case 'body':
      return plainText(record.body) || '(empty)';
    case 'topics':
    case 'companies':
      return named(field) || '(none)';
    case 'sources':
      return record.sources.map((each) => [each.publisher, each.title, each.url].filter(Boolean).join(', ')).join('\n');
    case 'leadPicture': {
      const picture = record.leadPicture;
      return picture
        ? [picture.src, picture.alt, picture.caption, picture.credit].filter(Boolean).join('\n')
        : '(none)';
    }
    case 'followsId':
      return record.followsId === null ? '(none)' : `Story ${record.followsId}`;
    default:
      return record[field] || '(empty)';
  }
}
