'use client';

import { useState } from 'react';
import { Notice } from '@/components/editors/notice.client';
import { Submit } from '@/components/editors/submit.client';
import {
  isChosenHere,
  MailingChoice,
  type MailingChoiceValue,
} from '@/components/newsletter/desk/mailing-choice.client';
import { MailingTime, quarterAfter } from '@/components/newsletter/desk/mailing-time.client';
import { Dialog, DialogActs } from '@/components/ui/dialog.client';
import {
  dateInZone,
  formatInstant,
  formatInZone,
  instantAt,
  isPlainDate,
  timesShown,
  type Newsroom,
} from '@/lib/dates';
import type { FormAnswer } from '@/lib/editors/form';
import { GoingOut, Hidden, NotYet, type WithMailing } from './publish-dialogs.client';

/** Asks once for when an edition goes out by itself, and says which instant that is on the newsroom's clock. */
export function ScheduleDialog({ publication, mailing, newsroom, submit, onClose, problems }: ScheduleDialogProps) {
  const { number, title, headlines, plan, usual } = publication;
  const [date, setDate] = useState(plan ? dateInZone(plan.at, newsroom.timeZone) : usual.date);
  const [time, setTime] = useState(plan ? formatInstant(plan.at, newsroom).time : usual.time);
  const { open } = mailing;
  const [mail, setMail] = useState<MailingChoiceValue>('at');
  // A quarter of an hour after the edition, until somebody chooses another time.
  const [mailTime, setMailTime] = useState(open?.status === 'planned' ? formatInstant(open.dueAt, newsroom).time : '');
  const problem = problems?.time ?? problems?.date;
  const about =
    'It is published to the site by itself. You can cancel until then. If anything in it is changed before, it waits for a person.';
  return (
    <Dialog title={`Schedule No. ${number}?`} about={about} onClose={onClose}>
      <form action={submit}>
        <Hidden act="schedule" publication={publication} />
        {plan && <input type="hidden" name="replaces" value={plan.jobId} />}
        <Notice />
        <div className="publish__when">
          <label>
            Day
            <input
              className="cin"
              type="date"
              name="date"
              required
              value={date}
              onChange={(e) => setDate(e.target.value)}
            />
          </label>
          <label>
            Time
            <input
              className="cin"
              type="time"
              name="time"
              required
              value={time}
              aria-invalid={problem ? true : undefined}
              aria-describedby="publish-when"
              onChange={(e) => setTime(e.target.value)}
            />
          </label>
        </div>
        <div id="publish-when" role="status">
          {problem && <p className="field__problem">{problem}</p>}
          <Meaning date={date} time={time} newsroom={newsroom} />
        </div>
        <p>
          <b>
            No. {number}: {title}
          </b>
        </p>
        <GoingOut headlines={headlines} />
        {isChosenHere(mailing) && (
          <MailingChoice {...{ mailing, newsroom }} choices={['at', 'no']} value={mail} onChoose={setMail}>
            <MailingTime value={mailTime || quarterAfter(time)} onChange={setMailTime} problem={problems?.mailTime} />
          </MailingChoice>
        )}
        <DialogActs>
          <NotYet onClose={onClose} />
          <Submit busy="Scheduling" className="cbtn cbtn--go">
            Schedule No. {number}
          </Submit>
        </DialogActs>
      </form>
    </Dialog>
  );
}

type ScheduleDialogProps = WithMailing & { problems: FormAnswer['problems'] };

/** The instant that a day and a time mean; on the two nights a year on which clocks change, also why that one. */
function Meaning({ date, time, newsroom }: { date: string; time: string; newsroom: Newsroom }) {
  if (!isPlainDate(date) || !/^\d{2}:\d{2}$/.test(time)) return <p className="meta">Choose a day and a time.</p>;
  const times = timesShown(date, time, newsroom.timeZone);
  return (
    <>
      <p>
        Goes out <b>{formatInZone(instantAt(date, time, newsroom.timeZone), newsroom)}</b>
      </p>
      {times === 'never' && (
        <p className="publish__caution">The clocks go forward past {time} that night. The time after is meant.</p>
      )}
      {times === 'twice' && (
        <p className="publish__caution">The clocks go back and show {time} twice that night. The first is meant.</p>
      )}
    </>
  );
}
