'use client';

import { useId, useState } from 'react';
import { Field } from '@/components/editors/action-form.client';
import { Notice } from '@/components/editors/notice.client';
import { Submit } from '@/components/editors/submit.client';
import { Dialog, DialogActs } from '@/components/ui/dialog.client';
import type { FormAnswer } from '@/lib/editors/form';
import { Hidden, NotYet, type PublishDialogProps } from './publish-dialogs.client';

/** Asks what readers find in the place of a published edition, then takes it back. */
export function WithdrawDialog({ publication, submit, onClose, answer }: PublishDialogProps & { answer: FormAnswer }) {
  const { number } = publication;
  const [place, setPlace] = useState(answer.values?.place ?? 'note');
  const name = useId();
  const choice = (value: string, words: string) => (
    <label className="check" htmlFor={`${name}-${value}`}>
      <input
        id={`${name}-${value}`}
        type="radio"
        name="place"
        value={value}
        checked={place === value}
        onChange={() => setPlace(value)}
      />
      <span>{words}</span>
    </label>
  );
  const about = 'It leaves the site with those of its stories that are in no other edition. You can publish it again.';
  return (
    <Dialog title={`Withdraw No. ${number}?`} about={about} onClose={onClose}>
      <form action={submit}>
        <Hidden act="withdraw" publication={publication} />
        {answer.problems && <Notice />}
        <fieldset className="publish__place">
          <legend>What readers find in its place</legend>
          {choice('note', 'A note that says why')}
          {choice('page', 'Another page of this site')}
        </fieldset>
        {place === 'note' ? (
          <Field key="note" name="note" label="Note to readers" lines className="cin" />
        ) : (
          <Field key="to" name="to" label="Address of the page" hint="Such as /briefings/2020-07-24" className="cin" />
        )}
        <DialogActs>
          <NotYet onClose={onClose} />
          <Submit busy="Withdrawing" className="cbtn cbtn--bad">
            Withdraw No. {number}
          </Submit>
        </DialogActs>
      </form>
    </Dialog>
  );
}
