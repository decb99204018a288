'use client';

import { Submit } from '@/components/editors/submit.client';
import { useState } from 'react';
import {
  isChosenHere,
  MailingChoice,
  type MailingChoiceValue,
  type MailingFacts,
} from '@/components/newsletter/desk/mailing-choice.client';
import { Dialog, DialogActs } from '@/components/ui/dialog.client';
import type { Publication } from '@/lib/briefings/job-queries';
import type { Newsroom } from '@/lib/dates';
import { countInWords } from '@/lib/words';

export type PublishDialogProps = {
  publication: Publication;
  submit: (form: FormData) => void;
  onClose: () => void;
};

/** Of the dialogs that settle the newsletter as well. */
export type WithMailing = PublishDialogProps & { mailing: MailingFacts; newsroom: Newsroom };

/** What each form of the panel sends: the act, the edition, and what the editor had before them. */
export function Hidden({ act, publication }: { act: string; publication: Publication }) {
  return (
    <>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="briefing" value={publication.id} />
      <input type="hidden" name="proof" value={publication.proof} />
    </>
  );
}

/** The way out of a dialog, on which the focus begins: nobody publishes by pressing Enter too soon. */
export function NotYet({ onClose }: { onClose: () => void }) {
  return (
    <button type="button" className="cbtn" data-first onClick={onClose}>
      Not yet
    </button>
  );
}

/** The stories as they go out, in their order. */
export function GoingOut({ headlines }: { headlines: string[] }) {
  return (
    <ol className="publish__list">
      {headlines.map((headline, index) => (
        <li key={index}>{headline}</li>
      ))}
    </ol>
  );
}

/** Asks once before an edition goes out at this moment. */
export function PublishDialog({ publication, mailing, newsroom, submit, onClose }: WithMailing) {
  const { number, headlines, status } = publication;
  const [mail, setMail] = useState<MailingChoiceValue>(mailing.open ? 'keep' : 'no');
  const again = status === 'withdrawn' ? ' again' : '';
  const about = `Readers see it at once, with its ${countInWords(headlines.length, 'story', 'stories')}.`;
  return (
    <Dialog title={`Publish No. ${number}${again} now?`} about={about} onClose={onClose}>
      <GoingOut headlines={headlines} />
      <form action={submit}>
        <Hidden act="publish" publication={publication} />
        {isChosenHere(mailing) && (
          <MailingChoice
            {...{ mailing, newsroom }}
            choices={mailing.open ? ['keep', 'now', 'no'] : ['now', 'no']}
            value={mail}
            onChoose={setMail}
          />
        )}
        <DialogActs>
          <NotYet onClose={onClose} />
          <Submit busy="Publishing" className="cbtn cbtn--go">
            Publish {mail === 'now' && 'and send '}No. {number}
          </Submit>
        </DialogActs>
      </form>
    </Dialog>
  );
}
