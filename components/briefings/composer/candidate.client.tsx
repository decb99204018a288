'use client';

import type { ReactNode } from 'react';
import type { StoryInEdition } from '@/lib/briefings/rules';
import { shortName } from './arrangement';
import { useArranging } from './arranging';
import { StoryMeta } from './story-meta';

/** A story that an edition might take, and the buttons that put it there. */
export function Candidate({ story, children }: { story: StoryInEdition; children: ReactNode }) {
  return (
    <li>
      <div>
        <b>{story.headline || 'Untitled story'}</b>
        <StoryMeta story={story} />
      </div>
      <div className="toolbar">{children}</div>
    </li>
  );
}

type PickProps = { words: string; story: StoryInEdition; onPick: () => void };

export function Pick({ words, story, onPick }: PickProps) {
  return (
    <button type="button" className="cbtn" onClick={onPick}>
      {words}
      <span className="vh">: {shortName(story.headline)}</span>
    </button>
  );
}

type FromBenchProps = { rank: number; words: string; onPick: (story: StoryInEdition) => void };

/** Who waits on the bench comes first when a slot is filled. */
export function FromBench({ rank, words, onPick }: FromBenchProps) {
  const { record, stories } = useArranging();
  const wanted = words.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  return record.bench
    .flatMap((id) => stories.get(id) ?? [])
    .filter(({ headline }) => wanted.every((word) => headline.toLocaleLowerCase('en-GB').includes(word)))
    .map((story) => (
      <Candidate key={story.id} story={story}>
        <span className="meta">On the bench</span>
        <Pick words={`To slot ${rank}`} story={story} onPick={() => onPick(story)} />
      </Candidate>
    ));
}
