import { formatInstant, formatLongDate, type Newsroom, type PlainDate } from '@/lib/dates';

/** A day, in words for people and in ISO 8601 for machines. */
export function Day({ date, locale, className }: { date: PlainDate; locale: string; className?: string }) {
  return (
    <time dateTime={date} className={className}>
      {formatLongDate(date, locale)}
    </time>
  );
}

/** An instant on the newsroom's clock, "Friday 24 July 2020, 07:00"; machines get it in UTC. */
export function Moment({ at, newsroom }: { at: Date; newsroom: Newsroom }) {
  const { day, time } = formatInstant(at, newsroom);
  return (
    <time dateTime={at.toISOString()}>
      {day}, {time}
    </time>
  );
}
