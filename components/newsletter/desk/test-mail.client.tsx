'use client';

import { useState } from 'react';
import { ActionForm, Choice, Field } from '@/components/editors/action-form.client';
import { Submit } from '@/components/editors/submit.client';
import { Dialog, DialogActs } from '@/components/ui/dialog.client';
import type { FormAnswer } from '@/lib/editors/form';

type Props = {
  /** Of which one is chosen, if there are several. */
  editions: { id: number; number: number; title: string }[];
  /** Of whoever is here: they look at it themselves first. */
  email: string;
  act: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
};

/** Sends the mail of an edition to one address, as it is saved. */
export function TestMail({ editions, email, act }: Props) {
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
            <Which editions={editions} />
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

function Which({ editions }: Pick<Props, 'editions'>) {
  if (editions.length === 1) return <input type="hidden" name="briefing" value={editions[0]!.id} />;
  const options = editions.map(({ id, number, title }) => ({ value: String(id), words: `No. ${number}: ${title}` }));
  return <Choice name="briefing" label="Edition" options={options} />;
}
