/** A made-up report: which event it is about is known. */
export type MadeUp = { id: number; headline: string; at: number; event: number };

const DAYS = 12;
/** Reports of one event, on average. */
const REPORTS = 6;
const [COMPANIES, DEEDS, WORDS] = [800, 60, 20_000];

/**
 * So many headlines over twelve days: each event has a company, a deed and a few words of its own, and each report of it
 * uses some of them and some of its own. Words are as unevenly spread as those of a language. The same ones every time.
 */
export function headlines(count: number): MadeUp[] {
  const next = randomFrom(5);
  const events = Math.ceil(count / REPORTS);
  return Array.from({ length: count }, (_, id) => {
    const at = (id / count) * DAYS;
    const event = 1 + Math.min(events - 1, Math.floor(((at + next() * 1.5) / (DAYS + 1.5)) * events));
    const own = randomFrom(event);
    const company = Math.floor(own() ** 2 * COMPANIES);
    const told = Array.from({ length: 5 }, () => `w${Math.floor(own() ** 3 * WORDS)}`);
    const words = [
      ...told.filter(() => next() < 0.6),
      ...Array.from({ length: 3 }, () => `w${Math.floor(next() ** 3 * WORDS)}`),
    ];
    return { id, headline: `c${company} d${Math.floor(own() * DEEDS)} ${words.join(' ')}`, at, event };
  });
}

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
