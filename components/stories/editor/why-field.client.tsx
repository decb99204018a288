'use client';

import { countWords } from '@/lib/stories/plain-text';
import { countInWords } from '@/lib/words';
import { useEditing } from './editing';

const MOST_SENTENCES = 2;

/** Why it matters, in two sentences; it counts them. */
export function WhyField() {
  const { record, change, isReadOnly } = useEditing();
  const text = record.whyItMatters;
  const sentences = countSentences(text);
  const isLong = sentences > MOST_SENTENCES;
  return (
    <div className="cf">
      <label htmlFor="why">
        Why it matters
        <span className={isLong ? 'meta meta--warn' : 'meta'} id="why-count">
          {sentences > 0 &&
            `${countInWords(sentences, 'sentence', 'sentences')}, ${countInWords(countWords(text), 'word', 'words')}`}
          {isLong && '. Two sentences are enough'}
        </span>
      </label>
      <textarea
        id="why"
        className="cin why-text"
        rows={2}
        value={text}
        readOnly={isReadOnly}
        aria-describedby="why-hint"
        onChange={(event) => change({ whyItMatters: event.target.value })}
      />
      <p id="why-hint" className="field__hint">
        Two sentences or fewer: what it changes for shops, and for whom.
      </p>
    </div>
  );
}

/** Sentences as they end: with a full stop, question or exclamation mark before a space or the end. "£40.6bn" ends none. */
export function countSentences(text: string): number {
  const ends = text.trim().match(/[.!?…]+['"’”)]*(?=\s|$)/g)?.length ?? 0;
  return /[.!?…]['"’”)]*$/.test(text.trim()) || !text.trim() ? ends : ends + 1;
}
