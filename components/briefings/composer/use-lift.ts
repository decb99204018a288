import { useCallback, useState } from 'react';
import { rankOf, sendToBench, sendToSlot, type Arrangement } from './arrangement';
import type { Lift } from './arranging';

type Order = {
  /** What stands where, without the lift. */
  arrangement: Arrangement;
  places: number;
  nameOf: (storyId: number) => string;
  arrange: (next: Arrangement, words: string) => void;
  announce: (words: string) => void;
};

/** With the lifted story where it would be put down. Reckoned from what is saved at this moment, whoever saved it. */
export function withLift(arrangement: Arrangement, lift: Lift | undefined): Arrangement {
  if (!lift) return arrangement;
  if (lift.rank > 0) return sendToSlot(arrangement, lift.storyId, lift.rank);
  return lift.from > 0 ? sendToBench(arrangement, lift.storyId) : arrangement;
}

/** One story in the hand, whether it was lifted by keys or by pointer: what is shown and said is the same. */
export function useLift({ arrangement, places, nameOf, arrange, announce }: Order) {
  const [lift, setLift] = useState<Lift>();
  const place = (rank: number) => (rank > 0 ? `slot ${rank} of ${places}` : 'the bench');

  const raise = useCallback(
    (storyId: number, by: Lift['by']) => {
      const from = rankOf(arrangement, storyId);
      setLift({ storyId, from, rank: from, by });
      const keys = by === 'keys' ? ' The arrow keys move it, Space puts it down, Escape puts it back.' : '';
      announce(`${nameOf(storyId)} is lifted from ${from > 0 ? `slot ${from} of ${places}` : 'the bench'}.${keys}`);
    },
    [arrangement, places, nameOf, announce],
  );

  const carry = (rank: number) => {
    if (!lift || rank === lift.rank || rank > places || rank < 0) return;
    setLift({ ...lift, rank });
    announce(`${nameOf(lift.storyId)} is now ${rank > 0 ? 'in' : 'on'} ${place(rank)}.`);
  };

  const putDown = () => {
    if (!lift) return;
    setLift(undefined);
    const { storyId, from, rank } = lift;
    if (rank === from) return announce(`${nameOf(storyId)} stays ${rank > 0 ? 'in' : 'on'} ${place(rank)}.`);
    const words = `${nameOf(storyId)} is put down ${rank > 0 ? 'in' : 'on'} ${place(rank)}.`;
    arrange(withLift(arrangement, lift), words + displacedBy(arrangement, lift, nameOf));
  };

  const putBack = () => {
    if (!lift) return;
    setLift(undefined);
    announce(`${nameOf(lift.storyId)} is back ${lift.from > 0 ? 'in' : 'on'} ${place(lift.from)}.`);
  };

  return { lift, raise, carry, putDown, putBack };
}

/** What went to the bench because the lifted story came from there. */
function displacedBy(arrangement: Arrangement, { from, rank }: Lift, nameOf: (storyId: number) => string): string {
  const there = rank > 0 ? arrangement.slots[rank - 1] : null;
  return from === 0 && there ? ` ${nameOf(there.storyId)} went to the bench.` : '';
}
