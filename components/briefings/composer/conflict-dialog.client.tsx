'use client';

import { useState, type FormEvent } from 'react';
import { Dialog, DialogActs } from '@/components/ui/dialog.client';
import type { BriefingRecord } from '@/lib/briefings/form';
import { formatLongDate, formatMoment } from '@/lib/dates';
import type { Stored } from '@/lib/editors/autosave';
import { allSlots, shortName } from './arrangement';
import { useArranging } from './arranging';
import { differences, merge, type Difference, type Part, type Side } from './conflict';
import { clock } from './save-state.client';

type ConflictDialogProps = {
  base: BriefingRecord;
  mine: BriefingRecord;
  theirs: Stored<BriefingRecord>;
  onChoose: (record: BriefingRecord) => void;
  onClose: () => void;
};

/** Both editions side by side. What only one side changed is chosen beforehand; the rest is for a person. */
export function ConflictDialog({ base, mine, theirs, onChoose, onClose }: ConflictDialogProps) {
  const { newsroom } = useArranging();
  const found = differences(base, mine, theirs.record);
  const [choices, setChoices] = useState<Partial<Record<Part, Side>>>(() =>
    Object.fromEntries(found.flatMap(({ part, chosen }) => (chosen ? [[part, chosen]] : []))),
  );
  const save = (event: FormEvent) => {
    event.preventDefault();
    onChoose(merge(mine, theirs.record, choices));
  };
  return (
    <Dialog
      wide
      title={`${theirs.savedBy || 'Somebody'} has changed this edition meanwhile`}
      about={`Saved ${clock(theirs.savedAt, newsroom.timeZone)}. Nothing of yours is lost: choose what is to stand. Then it is saved.`}
      onClose={onClose}
    >
      <form onSubmit={save}>
        {found.map((difference) => (
          <Clash
            key={difference.part}
            {...{ difference, mine, theirs: theirs.record }}
            their={theirs.savedBy || 'Somebody'}
            choice={choices[difference.part]}
            onChoose={(side) => setChoices({ ...choices, [difference.part]: side })}
          />
        ))}
        <DialogActs>
          <button type="button" className="cbtn cbtn--quiet" onClick={onClose}>
            Decide later
          </button>
          <button type="submit" className="cbtn cbtn--ink">
            Save what I chose
          </button>
        </DialogActs>
      </form>
    </Dialog>
  );
}

type ClashProps = {
  difference: Difference;
  mine: BriefingRecord;
  theirs: BriefingRecord;
  their: string;
  choice: Side | undefined;
  onChoose: (side: Side) => void;
};

function Clash({ difference: { part, words }, mine, theirs, their, choice, onChoose }: ClashProps) {
  const sides = { mine: ['Mine', mine], theirs: [`What ${their} saved`, theirs] } as const;
  return (
    <fieldset className="clash">
      <legend>{words}</legend>
      {(Object.keys(sides) as Side[]).map((side) => (
        <label key={side} className="clash__side">
          <span className="check">
            {/* A radio that is required keeps the form from being sent, and the browser says so at the right one. */}
            <input
              type="radio"
              name={`clash-${part}`}
              required
              checked={choice === side}
              onChange={() => onChoose(side)}
            />
            {sides[side][0]}
          </span>
          <Shown part={part} record={sides[side][1]} />
        </label>
      ))}
    </fieldset>
  );
}

function Shown({ part, record }: { part: Part; record: BriefingRecord }) {
  const { newsroom, stories, places } = useArranging();
  const nameOf = (id: number) => shortName(stories.get(id)?.headline ?? `Story number ${id}`);
  const { embargoUntil, bench } = record;
  if (part === 'title') return <span>{record.title || 'None'}</span>;
  if (part === 'intro') return <span className="clash__words">{record.intro || 'None'}</span>;
  if (part === 'embargo') return <span>{embargoUntil ? formatMoment(new Date(embargoUntil), newsroom) : 'None'}</span>;
  if (part === 'day')
    return <span>{`No. ${record.number}, ${formatLongDate(record.editionDate, newsroom.locale)}`}</span>;
  return (
    <span className="clash__places">
      {allSlots(record.slots, places).map((slot, index) => (
        <span key={index}>
          <b>{index + 1}</b> {slot ? (slot.headlineOverride ?? nameOf(slot.storyId)) : 'Nothing'}
        </span>
      ))}
      <span className="meta">Bench: {bench.length > 0 ? bench.map(nameOf).join('; ') : 'empty'}</span>
    </span>
  );
}
