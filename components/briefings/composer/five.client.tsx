'use client';

import { Icon } from '@/components/ui/icon';
import { capitalised, inWords } from '@/lib/words';
import { allSlots, type Arrangement } from './arrangement';
import { useArranging, type Lift } from './arranging';
import { Legend } from './legend.client';
import { SlotRow } from './slot-row.client';

export type PlacesProps = {
  /** What stands where, with the lifted story where it would be put down. */
  shown: Arrangement;
  lift: Lift | undefined;
  toggle: (storyId: number) => void;
  send: (storyId: number, rank: number) => void;
};

type FiveProps = PlacesProps & { canUndo: boolean; undo: () => void };

/** The slots, each on its rail. */
export function Five({ shown, lift, toggle, send, canUndo, undo }: FiveProps) {
  const { places, newsroom, isReadOnly } = useArranging();
  const slots = allSlots(shown.slots, places);
  return (
    <section aria-labelledby="five">
      <div className="pane__head composer__head">
        <h2 id="five">The {inWords(newsroom.slots)}</h2>
        {canUndo && !isReadOnly ? (
          <button type="button" className="cbtn cbtn--quiet" onClick={undo}>
            <Icon name="undo" />
            Undo the last move
          </button>
        ) : (
          <span className="meta">Drag, or use the arrows. Rank 1 leads the site and the email</span>
        )}
      </div>
      <p id="grip-hint" hidden>
        Space lifts it, the arrow keys move it, Space puts it down.
      </p>
      <ol className="plain-list" aria-label={`${capitalised(inWords(places))} slots`}>
        {slots.map((slot, index) => (
          <SlotRow
            key={index}
            rank={index + 1}
            slot={slot}
            lift={lift && slot?.storyId === lift.storyId ? lift : undefined}
            {...{ toggle, send }}
          />
        ))}
      </ol>
      <Legend lift={lift} />
    </section>
  );
}
