'use client';

import { Icon } from '@/components/ui/icon';
import type { StoryInEdition } from '@/lib/briefings/rules';
import { sendToBench, takeOut } from './arrangement';
import { useArranging } from './arranging';
import { ChoiceMenu, type MenuChoice } from './choice-menu.client';

type SlotActsProps = {
  rank: number;
  story: StoryInEdition;
  name: string;
  send: (storyId: number, rank: number) => void;
};

/** What can be done with a story in a slot: one up, one down, and the rest behind a button. */
export function SlotActs({ rank, story, name, send }: SlotActsProps) {
  const { record, places, arrange, rename } = useArranging();
  const toBench = () => arrange(sendToBench(record, story.id), `${name} went to the bench. Slot ${rank} is empty.`);
  const out = () => arrange(takeOut(record, story.id), `${name} is out of this edition. Slot ${rank} is empty.`);
  const others = Array.from({ length: places }, (_, index) => index + 1).filter((other) => other !== rank);
  const choices: MenuChoice[] = [
    { words: 'Change the headline here', act: () => rename(story.id) },
    ...others.map((other) => ({ words: `Send to slot ${other}`, act: () => send(story.id, other) })),
    { words: 'To the bench', act: toBench },
    { words: 'Out of this edition', act: out },
  ];
  return (
    <div className="slot__acts">
      <Step words={`Move ${name} up`} icon="up" isOff={rank === 1} onStep={() => send(story.id, rank - 1)} />
      <Step words={`Move ${name} down`} icon="down" isOff={rank >= places} onStep={() => send(story.id, rank + 1)} />
      <ChoiceMenu label={`More for ${name}`} face={<Icon name="more" />} isIcon choices={choices} />
    </div>
  );
}

type StepProps = { words: string; icon: 'up' | 'down'; isOff: boolean; onStep: () => void };

/** Stays in place when it can do nothing: the focus that is on it is not lost with the last step. */
function Step({ words, icon, isOff, onStep }: StepProps) {
  return (
    <button
      type="button"
      className="cbtn cbtn--quiet cbtn--i"
      aria-label={words}
      aria-disabled={isOff}
      onClick={() => !isOff && onStep()}
    >
      <Icon name={icon} />
    </button>
  );
}
