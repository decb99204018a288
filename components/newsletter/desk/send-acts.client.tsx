'use client';

import { ActionForm } from '@/components/editors/action-form.client';
import { Submit } from '@/components/editors/submit.client';
import type { FormAnswer } from '@/lib/editors/form';
import type { SendStatus } from '@/lib/newsletter/rules';

type Act = (before: FormAnswer, form: FormData) => Promise<FormAnswer>;

const BUTTONS: Record<string, { act: string; words: string; busy: string; look?: string }[]> = {
  planned: [
    { act: 'start', words: 'Send now', busy: 'Beginning' },
    { act: 'cancel', words: 'Cancel the plan', busy: 'Cancelling', look: 'cbtn--bad' },
  ],
  held: [
    { act: 'start', words: 'Send now', busy: 'Beginning', look: 'cbtn--go' },
    { act: 'cancel', words: 'Do not send', busy: 'Cancelling', look: 'cbtn--bad' },
  ],
  sending: [
    { act: 'pause', words: 'Pause', busy: 'Pausing' },
    { act: 'cancel', words: 'Cancel the rest', busy: 'Cancelling', look: 'cbtn--bad' },
  ],
  paused: [
    { act: 'resume', words: 'Resume', busy: 'Resuming', look: 'cbtn--go' },
    { act: 'cancel', words: 'Cancel the rest', busy: 'Cancelling', look: 'cbtn--bad' },
  ],
};

/** What can be done with a send as it stands. */
export function SendActs({ id, status, act }: { id: number; status: SendStatus; act: Act }) {
  const buttons = BUTTONS[status] ?? [];
  return (
    <ActionForm act={act} label="What can be done">
      <input type="hidden" name="send" value={id} />
      {status === 'paused' && (
        <p className="meta">If the edition was changed meanwhile, the rest get it as it is now.</p>
      )}
      <div className="send-acts">
        {buttons.map(({ act: name, words, busy, look = '' }) => (
          <Submit key={name} name="act" value={name} busy={busy} className={`cbtn ${look}`}>
            {words}
          </Submit>
        ))}
      </div>
    </ActionForm>
  );
}

/** What is to become of the mails of which nobody knows whether they arrived. */
export function UncertainActs({ id, act }: { id: number; act: Act }) {
  return (
    <ActionForm act={act} label="Uncertain mails">
      <input type="hidden" name="send" value={id} />
      <div className="send-acts">
        <Submit name="decision" value="again" busy="Sending again" className="cbtn">
          Send to them again; some may get it twice
        </Submit>
        <Submit name="decision" value="leave" busy="Leaving" className="cbtn">
          Leave it; some may not have got it
        </Submit>
      </div>
    </ActionForm>
  );
}
