'use client';

import { useState, type FormEvent } from 'react';
import { Dialog, DialogActs } from '@/components/ui/dialog.client';
import type { Stored } from '@/lib/editors/autosave';
import { differences, merge, type Choice } from '@/lib/stories/conflict';
import type { RecordField, StoryRecord } from '@/lib/stories/form';
import { ConflictField } from './conflict-field.client';
import { useEditing } from './editing';
import { clock } from './save-state.client';

type ConflictDialogProps = {
  base: StoryRecord;
  mine: StoryRecord;
  theirs: Stored<StoryRecord>;
  onChoose: (record: StoryRecord) => void;
  onClose: () => void;
};

/** Both texts side by side, field by field. What only one side changed is chosen beforehand; the rest is for a person. */
export function ConflictDialog({ base, mine, theirs, onChoose, onClose }: ConflictDialogProps) {
  const { site } = useEditing();
  const found = differences(base, mine, theirs.record);
  const [choices, setChoices] = useState<Partial<Record<RecordField, Choice>>>(() =>
    Object.fromEntries(found.map(({ field, chosen }) => [field, chosen])),
  );
  const [isTried, setTried] = useState(false);
  const open = found.filter(({ field }) => !choices[field]);
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (open.length === 0) return onChoose(merge(mine, theirs.record, choices));
    setTried(true);
    event.currentTarget.querySelector<HTMLInputElement>(`[name="choice-${open[0]!.field}"]`)?.focus();
  };
  const isSelf = theirs.savedBy === '';
  return (
    <Dialog
      wide
      title={isSelf ? 'This story was changed meanwhile' : `${theirs.savedBy} has changed this story meanwhile`}
      about={`Saved ${clock(theirs.savedAt, site.newsroom.timeZone)}. Nothing of yours is lost: choose for each field what is to stand. Then it is saved.`}
      onClose={onClose}
    >
      <form onSubmit={save}>
        {found.map((difference) => (
          <ConflictField
            key={difference.field}
            difference={difference}
            mine={mine}
            theirs={theirs.record}
            their={theirs.savedBy}
            choice={choices[difference.field]}
            isLacking={isTried && !choices[difference.field]}
            onChoose={(choice) => setChoices({ ...choices, [difference.field]: choice })}
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
