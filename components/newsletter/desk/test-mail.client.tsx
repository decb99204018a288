'use client';

import { useState } from 'react';
import { ActionForm, Field } from '@/components/editors/action-form.client';
import { Submit } from '@/components/editors/submit.client';
import { Dialog, DialogActs } from '@/components/ui/dialog.client';
import type { FormAnswer } from '@/lib/editors/form';

type Props = {
  briefingId: number;
  /** Of whoever is here: they look at it themselves first. */
  email: string;
  act: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
};

/** Sends the mail of an edition to one address, as it is saved. */
export function TestMail({ briefingId, email, act }: Props) {
  const [isOpen, setOpen] = useState(false);
  const about = 'The mail as it is saved now, marked as a test. It is in no report.';
  return (
    <>
      <button type="button" className="cbtn" onClick={() => setOpen(true)}>
        Send a test
      </button>
      {isOpen && (
        <Dialog title="Send a test" about={about} onClose={() => setOpen(false)}>
          <ActionForm act={act} label="Send a test">
            <input type="hidden" name="briefing" value={briefingId} />
            <Field name="email" label="Email address" type="email" autoComplete="email" value={email} />
            <DialogActs>
              <button type="button" className="cbtn" onClick={() => setOpen(false)}>
                Close
              </button>
              <Submit busy="Sending" className="cbtn cbtn--go">
                Send a test
              </Submit>
            </DialogActs>
          </ActionForm>
        </Dialog>
      )}
    </>
  );
}
