'use client';

import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { StoryInEdition } from '@/lib/briefings/rules';
import { withHeadline } from './arrangement';
import { useArranging } from './arranging';
import { gripOf } from './grip.client';

/** So long a headline fits the subject of the mail and one line of the share card. */
const GUIDE = 60;

/** The headline under which this edition, and no other place, shows a story. Empty for the story's own. */
export function HeadlineField({ story, override }: { story: StoryInEdition; override: string | null }) {
  const { record, arrange, rename } = useArranging();
  const [words, setWords] = useState(override ?? story.headline);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const close = () => {
    rename(undefined);
    requestAnimationFrame(() => document.getElementById(gripOf(story.id))?.focus());
  };
  const put = (headline: string) => {
    const own = headline.trim() === story.headline.trim() ? '' : headline;
    if ((own.trim() || null) !== override)
      arrange(withHeadline(record, story.id, own), own ? 'The headline here is changed.' : 'The story’s own headline.');
    close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    put(words);
  };
  return (
    <form className="slot__headline" onSubmit={submit}>
      <label htmlFor={`headline-${story.id}`}>
        Headline in this edition{' '}
        <span className={words.length > GUIDE ? 'meta meta--warn' : 'meta'}>
          {words.length} of {GUIDE}
        </span>
      </label>
      <input
        ref={field}
        id={`headline-${story.id}`}
        className="cin"
        maxLength={200}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          close();
        }}
      />
      <div className="toolbar">
        <button type="submit" className="cbtn cbtn--ink">
          Use it
        </button>
        {override !== null && (
          <button type="button" className="cbtn" onClick={() => put('')}>
            The story’s own
          </button>
        )}
        <button type="button" className="cbtn cbtn--quiet" onClick={close}>
          Leave it
        </button>
      </div>
    </form>
  );
}
