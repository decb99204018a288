import { countInWords } from '@/lib/words';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type TimeLeft = {
  isOver: boolean;
  /** The two largest units, as they are shown: 17 h 42 min. */
  figures: { figure: number; unit: string }[];
  /** The same as it is said. */
  words: string;
};

/** How long it is from `now` to `due`, or was, in whole minutes: days and hours when it is two days or more. */
export function timeLeft(due: Date, now: Date): TimeLeft {
  const apart = due.getTime() - now.getTime();
  const minutes = Math.abs(apart > 0 ? Math.ceil(apart / MINUTE) : Math.floor(-apart / MINUTE));
  const far = minutes * MINUTE >= 2 * DAY;
  const [large, small] = far
    ? [Math.floor((minutes * MINUTE) / DAY), Math.floor(((minutes * MINUTE) % DAY) / HOUR)]
    : [Math.floor(minutes / 60), minutes % 60];
  const names = far ? (['day', 'hour'] as const) : (['hour', 'minute'] as const);
  const units = far ? ['d', 'h'] : ['h', 'min'];
  return {
    isOver: apart <= 0,
    figures: [large, small].map((figure, index) => ({ figure, unit: units[index]! })),
    words: [large, small].map((count, index) => countInWords(count, names[index]!, `${names[index]!}s`)).join(' and '),
  };
}
