import { EditionBarcode } from '@/components/briefings/edition-barcode';
import { formatDay, formatInstant, dateInZone, type Newsroom } from '@/lib/dates';
import { Countdown } from './countdown.client';

type PlateProps = {
  edition: { id: number; number: number; editionDate: string; dueAt: Date; isScheduled: boolean };
  now: Date;
  newsroom: Newsroom;
};

/** When the edition goes out, as a plate. Whether anybody has scheduled it is said in words. */
export function CountdownPlate({ edition, now, newsroom }: PlateProps) {
  const { number, editionDate, dueAt, isScheduled } = edition;
  const day = formatDay(dateInZone(dueAt, newsroom.timeZone), newsroom.locale);
  return (
    <aside className={isScheduled ? 'countdown' : 'countdown countdown--open'} aria-label="Time to publication">
      <Countdown what={`No. ${number}`} due={dueAt} now={now} />
      <div className="countdown__foot">
        <p>
          {day}, {formatInstant(dueAt, newsroom).time}
          <br />
          {isScheduled ? 'Scheduled' : 'Not scheduled yet'}
        </p>
        <EditionBarcode number={number} date={editionDate} />
      </div>
    </aside>
  );
}
