'use client';

import { useId } from 'react';
import { formatInZone, type Newsroom } from '@/lib/dates';
import type { EditionMailing } from '@/lib/newsletter/edition-mailing';
import { countInWords } from '@/lib/words';

/** All that a dialog says of the newsletter; `maySend` is whether this person may decide about it. */
export type MailingFacts = EditionMailing & { subject: string; maySend: boolean };

/** As the form has it: at once, at a time, as it stands, not at all. */
export type MailingChoiceValue = 'now' | 'at' | 'keep' | 'no';

/** Whether there is anything to choose: a send that has begun is steered on its own page. */
export function isChosenHere({ open, maySend }: MailingFacts): boolean {
  return maySend && (!open || open.status === 'planned' || open.status === 'held');
}

type Props = {
  mailing: MailingFacts;
  newsroom: Newsroom;
  choices: MailingChoiceValue[];
  value: MailingChoiceValue;
  onChoose: (value: MailingChoiceValue) => void;
  /** What stands under the choice while the newsletter is to be sent, such as its time. */
  children?: React.ReactNode;
};

/** What becomes of the newsletter together with the edition. */
export function MailingChoice({ mailing, newsroom, choices, value, onChoose, children }: Props) {
  const id = useId();
  const { subject } = mailing;
  const isSent = value === 'now' || value === 'at';
  return (
    <fieldset className="mailing">
      <legend>The newsletter</legend>
      {choices.map((choice) => (
        <label key={choice} className="check" htmlFor={`${id}-${choice}`}>
          <input
            id={`${id}-${choice}`}
            type="radio"
            name="mail"
            value={choice}
            checked={value === choice}
            onChange={() => onChoose(choice)}
          />
          <span>{wordsOf(choice, mailing, newsroom)}</span>
        </label>
      ))}
      {isSent && children}
      {isSent && (
        <dl className="facts">
          <Fact what="Left out" is={leftOut(mailing, newsroom)} />
          <Fact what="Subject" is={subject} />
          <Fact what="Sending takes about" is={duration(mailing, newsroom)} />
        </dl>
      )}
    </fieldset>
  );
}

function Fact({ what, is }: { what: string; is: string }) {
  return is ? (
    <div>
      <dt>{what}</dt>
      <dd>{is}</dd>
    </div>
  ) : null;
}

const figure = (number: number, { locale }: Newsroom) => number.toLocaleString(locale);

function wordsOf(choice: MailingChoiceValue, { open, last, readers }: MailingFacts, newsroom: Newsroom): string {
  const planned = open && (open.status === 'held' ? 'waiting for a person' : formatInZone(open.dueAt, newsroom));
  // Whoever has got it does not get it again (lib/newsletter/audience.ts).
  const everybody = `${figure(readers, newsroom)} ${readers === 1 ? 'reader' : 'readers'}`;
  const whom = last ? `those of ${everybody} who have not got it` : everybody;
  switch (choice) {
    case 'now':
      return `Send it at once to ${whom}`;
    case 'at':
      return `Send it to ${whom}`;
    case 'keep':
      return open?.status === 'held' ? 'Leave it waiting for a person' : `Leave it as it is planned: ${planned}`;
    case 'no':
      return open ? 'Do not send it: its plan is cancelled' : 'Do not send it';
  }
}

function leftOut({ paused, unconfirmed }: MailingFacts, newsroom: Newsroom): string {
  return [
    paused > 0 && `${figure(paused, newsroom)} on a pause`,
    unconfirmed > 0 && `${figure(unconfirmed, newsroom)} not yet confirmed`,
  ]
    .filter(Boolean)
    .join(', ');
}

function duration({ readers, perMinute }: MailingFacts, newsroom: Newsroom): string {
  if (perMinute === 0 || readers === 0) return '';
  const minutes = countInWords(Math.ceil(readers / perMinute), 'minute', 'minutes');
  return `${minutes}, at ${figure(perMinute, newsroom)} mails a minute at most`;
}
