'use client';

import { useActionState, useId, useState } from 'react';
import { Choice, Field } from '@/components/editors/action-form.client';
import { Answer, Notice } from '@/components/editors/notice.client';
import { Submit } from '@/components/editors/submit.client';
import type { PreviewLink } from '@/lib/briefings/preview-links';
import { PREVIEW_DAYS } from '@/lib/briefings/rules';
import { formatMoment, type Newsroom } from '@/lib/dates';
import type { FormAnswer } from '@/lib/editors/form';
import { countInWords, timesInWords } from '@/lib/words';

type PreviewLinksProps = {
  /** The edition or story that the links lead to, by its id. */
  subject: number;
  links: PreviewLink[];
  newsroom: Newsroom;
  act: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
};

/** Private links by which people without an account see a preview: those that are good, who opened them, and a new one. */
export function PreviewLinks({ subject, links, newsroom, act }: PreviewLinksProps) {
  const [answer, submit] = useActionState(act, {});
  const [isOpen, setOpen] = useState(links.length > 0);
  const title = useId();
  return (
    <section aria-labelledby={title}>
      <details className="previews" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <h2 id={title}>Private links</h2>
        </summary>
        <p className="meta">
          They show what the desk has now to whoever holds one, without an account. Each opening is noted.
        </p>
        <Answer value={answer}>
          <Notice />
          {links.length > 0 && (
            <ul className="plain-list">
              {links.map((link) => (
                <li key={link.id}>
                  <LinkLines link={link} newsroom={newsroom} />
                  <form action={submit} aria-label={`Revoke the link for ${link.label}`}>
                    <input type="hidden" name="act" value="revoke" />
                    <input type="hidden" name="link" value={link.id} />
                    <Submit busy="Revoking" className="cbtn cbtn--bad">
                      Revoke<span className="vh"> the link for {link.label}</span>
                    </Submit>
                  </form>
                </li>
              ))}
            </ul>
          )}
          <form action={submit} aria-label="Make a private link">
            <input type="hidden" name="act" value="make" />
            <input type="hidden" name="subject" value={subject} />
            <Field name="label" label="Whom it is for" className="cin" autoComplete="off" />
            <Choice
              name="days"
              label="Good for"
              value="3"
              options={PREVIEW_DAYS.map((days) => ({ value: String(days), words: countInWords(days, 'day', 'days') }))}
            />
            <Submit busy="Making the link" className="cbtn">
              Make a private link
            </Submit>
          </form>
        </Answer>
      </details>
    </section>
  );
}

function LinkLines({ link, newsroom }: { link: PreviewLink; newsroom: Newsroom }) {
  const { label, createdBy, expiresAt, views, last } = link;
  return (
    <div>
      <b>{label}</b>
      <p className="meta">
        Until {formatMoment(expiresAt, newsroom)}. Made by {createdBy}.
      </p>
      {views === 0 ? (
        <p className="meta">Not opened yet.</p>
      ) : (
        <details>
          <summary className="meta">Opened {timesInWords(views)}</summary>
          <ul className="plain-list">
            {last.map(({ at, address }) => (
              <li key={at.getTime()} className="meta">
                {formatMoment(at, newsroom)}, from {address || 'an unknown address'}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
