'use client';

import { useActionState, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Answer, Notice } from '@/components/editors/notice.client';
import { Submit } from '@/components/editors/submit.client';
import type { MailingFacts } from '@/components/newsletter/desk/mailing-choice.client';
import { MailingState } from '@/components/newsletter/desk/mailing-state';
import type { Publication } from '@/lib/briefings/job-queries';
import { formatDay, type Newsroom } from '@/lib/dates';
import type { FormAnswer } from '@/lib/editors/form';
import { capitalised, countInWords } from '@/lib/words';
import { PublicationNotices } from './publication-notices';
import { Hidden, PublishDialog } from './publish-dialogs.client';
import { ScheduleDialog } from './schedule-dialog.client';
import { WithdrawDialog } from './withdraw-dialog.client';

type PublishPanelProps = {
  publication: Publication;
  mailing: MailingFacts;
  newsroom: Newsroom;
  /** How many things keep it from going out. */
  blocks: number;
  mayPublish: boolean;
  act: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
};

type Asked = 'publish' | 'schedule' | 'withdraw';

/** How it stands with the publication of an edition, and what can be done about it. Each act is asked about once. */
export function PublishPanel({ publication, mailing, newsroom, blocks, mayPublish, act }: PublishPanelProps) {
  const [answer, submit] = useActionState(act, {});
  const [asked, setAsked] = useState<Asked>();
  const why = useId();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (answer.problems) return panel.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    setAsked(undefined);
    panel.current?.querySelector<HTMLElement>('.notice')?.focus();
  }, [answer]);
  const { status, held } = publication;
  const isReady = blocks === 0;
  const ask = (what: Asked, words: ReactNode, look = 'cbtn') => (
    <button
      type="button"
      className={look}
      aria-disabled={what !== 'withdraw' && !isReady}
      aria-describedby={what !== 'withdraw' && !isReady ? why : undefined}
      onClick={() => (what === 'withdraw' || isReady) && setAsked(what)}
    >
      {words}
    </button>
  );
  const send = (name: string, words: string, busy: string) => (
    <form action={submit}>
      <Hidden act={name} publication={publication} />
      <Submit busy={busy} className="cbtn">
        {words}
      </Submit>
    </form>
  );
  const dialog = { publication, submit, onClose: () => setAsked(undefined) };
  return (
    <section ref={panel} className="publish" aria-label="Publication">
      {!asked && (
        <Answer value={answer}>
          <Notice />
        </Answer>
      )}
      <PublicationNotices publication={publication} newsroom={newsroom} />
      <MailingState {...{ mailing, status, newsroom }} />
      {!isReady && status !== 'published' && (
        <p id={why} className="meta">
          {capitalised(countInWords(blocks, 'thing blocks', 'things block'))} publishing.
        </p>
      )}
      {mayPublish ? (
        <div className="publish__acts">
          {status === 'draft' && ask('schedule', `Schedule for ${shortDay(publication, newsroom)}`, 'cbtn cbtn--go')}
          {status === 'scheduled' && ask('schedule', 'Schedule again')}
          {status === 'withdrawn' && ask('publish', 'Publish again', 'cbtn cbtn--ink')}
          {(status === 'draft' || status === 'scheduled') && ask('publish', 'Publish now')}
          {status === 'scheduled' && send('cancel', 'Cancel the schedule', 'Cancelling')}
          {held && status === 'draft' && send('dismiss', 'Let it be a draft', 'Dismissing')}
          {status === 'published' && ask('withdraw', 'Withdraw', 'cbtn cbtn--bad')}
        </div>
      ) : (
        <p className="meta">Editors publish.</p>
      )}
      <Answer value={answer}>
        {asked === 'schedule' && <ScheduleDialog {...dialog} {...{ mailing, newsroom }} problems={answer.problems} />}
        {asked === 'publish' && <PublishDialog {...dialog} {...{ mailing, newsroom }} />}
        {asked === 'withdraw' && <WithdrawDialog {...dialog} answer={answer} />}
      </Answer>
    </section>
  );
}

/** "Friday 24 July, 07:00". */
const shortDay = ({ usual }: Publication, { locale }: Newsroom) => `${formatDay(usual.date, locale)}, ${usual.time}`;
