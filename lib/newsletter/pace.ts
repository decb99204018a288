/** How fast mails may be handed over, worked out from instants alone; nothing here waits. All instants are milliseconds. */

/** How a send begins, and how it begins again after the server has asked for less. */
const RAMP = {
  /** With a limit: an eighth of it, doubled every five seconds. */
  limited: { share: 8, every: 5_000 },
  /** Without: so many a second, doubled every second until nothing is counted any more. */
  free: { first: 100, every: 1_000, most: 5_000 },
  /** After "slow down": from half of what it was, doubled every half minute. */
  slowed: { every: 30_000, least: 0.2 },
};

/** What a timer may be late without being behind. The rate is lower by as much, so that no second has more than the limit. */
const TOLERANCE = 20;

/** How long nothing is handed over after "slow down": each time in a row twice as long. */
const QUIET = { first: 5_000, longest: 300_000 };

export type Pace = {
  /** The most in a second; Infinity for no limit. */
  limit: number;
  /** Where the ramp began, and with how many a second. */
  begunAt: number;
  from: number;
  every: number;
  /** The next mail is due then. */
  nextAt: number;
  /** Nothing is handed over before this. */
  quietUntil: number;
  /** Times in a row that we were asked to slow down. */
  slowed: number;
};

/** The pace of a send that begins, or goes on after a while: slowly. `perSecond` is 0 for no limit. */
export function startPace(perSecond: number, now: number): Pace {
  const { limited, free } = RAMP;
  const ramp =
    perSecond > 0 ? { from: perSecond / limited.share, every: limited.every } : { from: free.first, every: free.every };
  return { limit: perSecond || Infinity, begunAt: now, ...ramp, nextAt: now, quietUntil: 0, slowed: 0 };
}

/** How many a second there may be now. */
export function rateAt(pace: Pace, now: number): number {
  const doublings = Math.max(0, Math.floor((now - pace.begunAt) / pace.every));
  const rate = pace.from * 2 ** Math.min(doublings, 40);
  if (rate >= pace.limit) return pace.limit;
  return pace.limit === Infinity && rate > RAMP.free.most ? Infinity : rate;
}

/** How many of the `wanted` may be handed over now; they count as handed over. */
export function take(pace: Pace, wanted: number, now: number): number {
  if (now < pace.quietUntil) return 0;
  const rate = rateAt(pace, now);
  if (rate === Infinity) return wanted;
  const spacing = (1000 + TOLERANCE) / rate;
  pace.nextAt = Math.max(pace.nextAt, now - TOLERANCE);
  let taken = 0;
  while (taken < wanted && pace.nextAt <= now) {
    pace.nextAt += spacing;
    taken++;
  }
  return taken;
}

/** The instant from which `take` gives something again. */
export function readyAt(pace: Pace, now: number): number {
  return Math.max(pace.quietUntil, rateAt(pace, now) === Infinity ? now : pace.nextAt);
}

/**
 * The server asked for less: a while of nothing, then half of what it was. Answers to mails that were on their way at the same
 * time say the same thing once more and count once. Says whether it did.
 */
export function slowDown(pace: Pace, now: number): boolean {
  if (now < pace.quietUntil) return false;
  const before = Math.min(rateAt(pace, now), RAMP.free.most);
  const isCalm = now - pace.quietUntil > 10 * RAMP.slowed.every;
  pace.slowed = isCalm ? 1 : pace.slowed + 1;
  pace.quietUntil = now + Math.min(QUIET.longest, QUIET.first * 2 ** (pace.slowed - 1));
  pace.begunAt = pace.quietUntil;
  pace.from = Math.max(RAMP.slowed.least, before / 2);
  pace.every = RAMP.slowed.every;
  pace.nextAt = pace.quietUntil;
  return true;
}

export type Window = { most: number; lasts: number };

/** The limits of an hour and a day that are set, for the minutes that are counted. */
export function windowsOf({ mailsPerHour, mailsPerDay }: { mailsPerHour: number; mailsPerDay: number }): Window[] {
  return [
    { most: mailsPerHour, lasts: 3_600_000 },
    { most: mailsPerDay, lasts: 86_400_000 },
  ].filter(({ most }) => most > 0);
}

const MINUTE = 60_000;

/** The minute an instant is in. */
export const minuteOf = (now: number) => Math.floor(now / MINUTE) * MINUTE;

/**
 * How many more these windows leave, by how many were handed over in each minute, and from when there is room again if that
 * is none. A minute counts whole until all of it has left the window.
 */
export function roomIn(
  windows: Window[],
  minutes: { minute: number; handed: number }[],
  now: number,
): { left: number; from: number } {
  let room = { left: Infinity, from: now };
  for (const { most, lasts } of windows) {
    const counted = minutes
      .filter(({ minute }) => minute + MINUTE > now - lasts && minute <= now)
      .sort((a, b) => a.minute - b.minute);
    let over = counted.reduce((sum, { handed }) => sum + handed, 0) - most;
    if (-over < room.left) room = { left: Math.max(0, -over), from: now };
    if (over < 0) continue;
    for (const { minute, handed } of counted) {
      over -= handed;
      if (over < 0) {
        room.from = Math.max(room.from, minute + MINUTE + lasts);
        break;
      }
    }
  }
  return room;
}
