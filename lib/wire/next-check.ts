/** What a check came to, as far as the next one depends on it. */
export type CheckFacts = {
  outcome: 'read' | 'unchanged' | 'busy' | 'failed' | 'missing' | 'gone';
  now: Date;
  /** Failures in a row, this one included. */
  failures: number;
  /** When its latest items were published, in any order. */
  published: Date[];
  /** Seconds for which the answer says it stays as it is. */
  freshFor: number;
  /** Seconds that the server asks us to stay away. */
  retryAfter: number;
  /** How often the feed says that it changes. */
  minutes: number | undefined;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Between two checks of a feed that answers: news must not wait for hours, and no feed needs us more often. */
const RHYTHM = { shortest: 10 * MINUTE, longest: 6 * HOUR };

/** The first waits after a failure, each doubled by the next; what cannot be found comes back less often. */
const FIRST_WAIT = { busy: 15 * MINUTE, failed: 15 * MINUTE, missing: HOUR, gone: DAY };

/** A server may say what it likes; a feed is looked at once in so long all the same. */
const LONGEST = { wait: DAY, missing: 7 * DAY, fresh: DAY, retryAfter: 7 * DAY };

/** A feed that has been silent for long is checked in this part of its silence. */
const OF_SILENCE = 1 / 20;

/**
 * When a feed is checked next. One that answers: twice in the time that usually lies between two of its items, or as often
 * as it says if that is less often. One that does not: after a wait that doubles. Never before the server asks us to.
 */
export function nextCheck(facts: CheckFacts): Date {
  const wait =
    facts.outcome === 'read' || facts.outcome === 'unchanged'
      ? rhythmOf(facts)
      : growing(facts.outcome, facts.failures);
  const asked = Math.min(facts.retryAfter * 1000, LONGEST.retryAfter);
  return new Date(facts.now.getTime() + Math.round(Math.max(wait, asked)));
}

function rhythmOf({ now, published, freshFor, minutes }: CheckFacts): number {
  const stated = Math.min(Math.max(freshFor * 1000, (minutes ?? 0) * MINUTE), LONGEST.fresh);
  return Math.max(within(usualGap(published, now), RHYTHM), stated);
}

const within = (value: number, { shortest, longest }: typeof RHYTHM) => Math.min(longest, Math.max(shortest, value));

/** Half the gap in the middle of all gaps, so that neither a rush nor a holiday counts. Without two items, an hour. */
function usualGap(published: Date[], now: Date): number {
  const times = published.map((date) => Math.min(date.getTime(), now.getTime())).sort((a, b) => b - a);
  const [latest] = times;
  const gaps = times.slice(1).map((time, at) => times[at]! - time);
  const middle = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)];
  const silence = latest === undefined ? 0 : (now.getTime() - latest) * OF_SILENCE;
  return Math.max(middle === undefined ? HOUR : middle / 2, silence);
}

function growing(outcome: keyof typeof FIRST_WAIT, failures: number): number {
  const longest = outcome === 'missing' || outcome === 'gone' ? LONGEST.missing : LONGEST.wait;
  return Math.min(longest, FIRST_WAIT[outcome] * 2 ** Math.min(20, Math.max(0, failures - 1)));
}
