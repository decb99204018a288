'use client';

import { useState } from 'react';
import { ActionForm, Field } from '@/components/editors/action-form.client';
import { Submit } from '@/components/editors/submit.client';
import { Dialog, DialogActs } from '@/components/ui/dialog.client';
import { Icon } from '@/components/ui/icon';
import type { FormAnswer } from '@/lib/editors/form';
import { ConsentChoice } from './consent-choice.client';

type AddDialogProps = { act: (before: FormAnswer, form: FormData) => Promise<FormAnswer> };

/** Adds one person: they are asked by mail, unless there is a proof that they have agreed. */
export function AddDialog({ act }: AddDialogProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="cbtn cbtn--ink" onClick={() => setOpen(true)}>
        <Icon name="plus" />
        Add
      </button>
      {isOpen && (
        <Dialog title="Add a subscriber" onClose={() => setOpen(false)}>
          <ActionForm act={act} label="Add a subscriber">
            <div className="dialog-fields">
              <Field name="email" label="Email address" type="email" autoComplete="off" />
              <ConsentChoice one />
            </div>
            <DialogActs>
              <button type="button" className="cbtn" onClick={() => setOpen(false)}>
                Close
              </button>
              <Submit busy="Adding">Add subscriber</Submit>
            </DialogActs>
          </ActionForm>
        </Dialog>
      )}
    </>
  );
}
