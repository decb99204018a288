export const KINDS = ['primary', 'agency', 'trade', 'general', 'regional'] as const;

export type Kind = (typeof KINDS)[number];

/** What kinds of sources are called at the desk. */
export const KIND_WORDS: Record<Kind, string> = {
  primary: 'Primary: speaks for itself',
  agency: 'Agency',
  trade: 'Trade press',
  general: 'General press',
  regional: 'Regional press',
};

export const TIER_WORDS: Record<number, string> = { 1: 'Tier 1: counts most', 2: 'Tier 2', 3: 'Tier 3: counts least' };

export const HEALTHS = ['healthy', 'slow', 'down', 'off'] as const;

export type Health = (typeof HEALTHS)[number];

export type SourceFacts = {
  state: 'active' | 'paused' | 'gone';
  failures: number;
  failingSince: Date | null;
  lastFailure: string;
  lastSuccessAt: Date | null;
  answerTime: number | null;
};

/** Milliseconds after which an answer is slow. */
const SLOW = 5000;

/** How a source is. `since` is when it began to fail. */
export function healthOf(source: SourceFacts): { health: Health; words: string; since?: Date } {
  const { state, failures, failingSince, lastFailure, lastSuccessAt, answerTime } = source;
  if (state === 'paused') return { health: 'off', words: 'Off' };
  if (state === 'gone') return { health: 'down', words: 'Gone for good' };
  if (failures > 0 && failingSince) return { health: 'down', words: sentence(lastFailure), since: failingSince };
  if (!lastSuccessAt) return { health: 'off', words: 'Not read yet' };
  return (answerTime ?? 0) >= SLOW ? { health: 'slow', words: 'Slow' } : { health: 'healthy', words: 'Healthy' };
}

/** "answers 500" becomes "Answers 500". */
const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Sources at one desk; more would be an import gone wrong. */
export const MOST_SOURCES = 2000;
