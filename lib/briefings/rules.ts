import { isPlainDate, weekdayOf, type PlainDate } from '@/lib/dates';
import { timesInWords } from '@/lib/words';

export type BriefingStatus = 'draft' | 'scheduled' | 'published' | 'withdrawn';

/** Every legal move of a briefing, and the status it ends in. What is not here is refused. */
const MOVES = {
  schedule: { draft: 'scheduled' },
  cancel: { scheduled: 'draft' },
  publish: { draft: 'published', scheduled: 'published', withdrawn: 'published' },
  withdraw: { published: 'withdrawn' },
} as const satisfies Record<string, Partial<Record<BriefingStatus, BriefingStatus>>>;

export type Refusal = 'already published' | 'already scheduled' | 'not scheduled' | 'not published' | 'withdrawn';

export type MoveResult = { ok: true; status: BriefingStatus } | { ok: false; reason: Refusal };

/** What becomes of a briefing of this status, or why it may not. */
export function moveBriefing(status: BriefingStatus, move: keyof typeof MOVES): MoveResult {
  const moves: Partial<Record<BriefingStatus, BriefingStatus>> = MOVES[move];
  const next = moves[status];
  if (next) return { ok: true, status: next };
  return { ok: false, reason: refusal(status, move) };
}

function refusal(status: BriefingStatus, move: keyof typeof MOVES): Refusal {
  if (move === 'withdraw') return 'not published';
  if (move === 'cancel') return 'not scheduled';
  if (status === 'published') return 'already published';
  return status === 'scheduled' ? 'already scheduled' : 'withdrawn';
}

export type BriefingToCheck = {
  title: string;
  intro: string;
  editionDate: PlainDate;
  slots: { rank: number; storyProblems: string[] }[];
};

/** Something that keeps a briefing from going out, as a sentence for the desk; `rank` says in which slot. */
export type Problem = { rank?: number; message: string };

/** All that keeps a briefing from going out. Empty when it may: "may it?" and "what is missing?" are one question. */
export function publishProblems(
  briefing: BriefingToCheck,
  newsroom: { slots: number; publishWeekday: number },
): Problem[] {
  return [...briefingProblems(briefing, newsroom.publishWeekday), ...slotProblems(briefing.slots, newsroom.slots)];
}

function briefingProblems(briefing: BriefingToCheck, weekday: number): Problem[] {
  const problems: Problem[] = [];
  if (!briefing.title.trim()) problems.push({ message: 'It has no title.' });
  if (!briefing.intro.trim()) problems.push({ message: 'It has no introduction.' });
  if (!isPlainDate(briefing.editionDate)) problems.push({ message: 'Its date does not exist.' });
  else if (weekdayOf(briefing.editionDate) !== weekday) {
    problems.push({ message: 'Its date does not fall on the day of the week on which we publish.' });
  }
  return problems;
}

function slotProblems(slots: BriefingToCheck['slots'], places: number): Problem[] {
  const byRank = new Map(slots.map((slot) => [slot.rank, slot]));
  const problems: Problem[] = [];
  for (let rank = 1; rank <= places; rank++) {
    const slot = byRank.get(rank);
    if (!slot) problems.push({ rank, message: `Slot ${rank} is empty.` });
    else problems.push(...slot.storyProblems.map((message) => ({ rank, message: `Story ${rank}: ${message}` })));
  }
  for (const { rank } of slots.filter((slot) => slot.rank > places)) {
    problems.push({ rank, message: `There is no slot ${rank}: a briefing has ${places}.` });
  }
  return problems;
}

/** The numbers that are missing between the smallest and the largest, as ranges: [[32, 33], [37, 37]]. */
export function missingNumbers(numbers: number[]): [number, number][] {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted.flatMap((number, index): [number, number][] => {
    const before = sorted[index - 1];
    return before !== undefined && number - before > 1 ? [[before + 1, number - 1]] : [];
  });
}

/** "In 9 of 14 editions, twice at number 1."; where it was in none, that. */
export function trackRecord(record: { editions: number; editionsSince: number; first: number }): string {
  const { editions, editionsSince, first } = record;
  if (editions === 0) return 'In no edition so far.';
  const among = `In ${editions} of ${editionsSince} ${editionsSince === 1 ? 'edition' : 'editions'}`;
  return first === 0 ? `${among}, never at number 1.` : `${among}, ${timesInWords(first)} at number 1.`;
}

/** What a private preview link may lead to. */
export type PreviewKind = 'briefing' | 'story';

/** Days for which a private preview link may be good. */
export const PREVIEW_DAYS = [1, 3, 7, 30];
