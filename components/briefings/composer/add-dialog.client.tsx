'use client';

import { useState } from 'react';
import { Dialog, DialogActs } from '@/components/ui/dialog.client';
import { firstEmpty, sendToBench, sendToSlot, shortName } from './arrangement';
import { useArranging } from './arranging';
import type { StoryInEdition } from '@/lib/briefings/rules';
import { Candidate, FromBench, Pick } from './candidate.client';
import { useCandidates } from './use-candidates';

type AddDialogProps = {
  /** The slot that is to be filled; 0 for the bench. */
  rank: number;
  onClose: () => void;
};

/** Stories that this edition might take, and a new one if it is none of them. */
export function AddDialog({ rank, onClose }: AddDialogProps) {
  const { record, acts, edition, isReadOnly, meet, arrange, announce, newsroom, refresh } = useArranging();
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState('');
  const found = useCandidates(edition.id, words);
  const waiting = record.bench.length;
  const target = rank || firstEmpty(record, newsroom.slots);

  const place = (story: StoryInEdition, at: number) => {
    meet(story);
    const name = shortName(story.headline);
    if (at > 0) arrange(sendToSlot(record, story.id, at), `${name} is now in slot ${at}.`);
    else arrange(sendToBench(record, story.id), `${name} is on the bench now.`);
    if (rank > 0) onClose();
  };
  const propose = async (story: StoryInEdition) => {
    const answer = await acts.propose(edition.id, story.id);
    setProblem(answer.ok ? '' : answer.problem);
    if (answer.ok) announce(`${shortName(story.headline)} is proposed.`);
    refresh();
  };
  const begin = async () => {
    const story = await acts.startStory(edition.id, words);
    if (!story) return setProblem('The story could not be begun. Try again in a minute.');
    if (isReadOnly) await propose(story);
    else place(story, rank);
    onClose();
  };
  const isTaken = (id: number) => record.bench.includes(id) || record.slots.some((slot) => slot?.storyId === id);
  return (
    <Dialog
      wide
      title={rank > 0 ? `Fill slot ${rank}` : isReadOnly ? 'Propose a story' : 'Add stories to the bench'}
      about={`Drafts that no edition has, and what went out lately. ${waiting} on the bench.`}
      onClose={onClose}
    >
      <div className="cf">
        <label htmlFor="candidates">Words of the headline</label>
        <input
          id="candidates"
          className="cin"
          type="search"
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <p className="meta" role="status">
        {found === undefined ? 'Looking' : found.length === 0 ? 'No story fits these words.' : `${found.length} found`}
      </p>
      <ul className="candidates plain-list">
        {rank > 0 && waiting > 0 && <FromBench rank={rank} onPick={(story) => place(story, rank)} words={words} />}
        {(found ?? [])
          .filter(({ id }) => !isTaken(id))
          .map((story) => (
            <Candidate key={story.id} story={story}>
              {isReadOnly ? (
                <Pick words="Propose" story={story} onPick={() => void propose(story)} />
              ) : (
                <>
                  {target > 0 && <Pick words={`To slot ${target}`} story={story} onPick={() => place(story, target)} />}
                  {rank === 0 && <Pick words="To the bench" story={story} onPick={() => place(story, 0)} />}
                </>
              )}
            </Candidate>
          ))}
      </ul>
      {problem && (
        <p className="field__problem" role="alert">
          {problem}
        </p>
      )}
      <DialogActs>
        <button type="button" className="cbtn cbtn--quiet" onClick={onClose}>
          Done
        </button>
        <button type="button" className="cbtn" onClick={() => void begin()}>
          {words.trim() ? `Begin a story “${shortName(words)}”` : 'Begin a new story'}
        </button>
      </DialogActs>
    </Dialog>
  );
}
