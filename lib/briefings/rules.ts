import { addDays, formatDate, formatMoment, isPlainDate, weekdayOf, type Newsroom, type PlainDate } from '@/lib/dates';
import { CHECK_PLACES, type StoryCheck } from '@/lib/stories/rules';
import { countInWords, timesInWords } from '@/lib/words';

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

/** What the desk knows of a story when it stands in an edition, or might. */
export type StoryInEdition = {
  id: number;
  slug: string;
  headline: string;
  standfirst: string;
  words: number;
  status: 'draft' | 'published' | 'withdrawn';
  stage: 'writing' | 'ready';
  trashedAt: Date | null;
  embargoUntil: Date | null;
  updatedAt: Date | null;
  updatedBy: string;
  /** The topic on its ticket. */
  topic: string;
  companies: string[];
  sources: number;
  /** Links of its sources that led nowhere when they were last asked. */
  deadLinks: string[];
  /** The other editions that have it in one of their places, the newest first. */
  usedIn: { number: number; editionDate: PlainDate }[];
  /** Items of the wire about it at which nobody has looked yet. */
  news: number;
  /** Whether an earlier story has the same headline. */
  hasTwin: boolean;
  /** Who is writing it at this moment. */
  holder: string | null;
  checks: StoryCheck[];
};

export type SlotToCheck = { rank: number; headlineOverride: string | null; story: StoryInEdition };

export type BriefingToCheck = {
  title: string;
  intro: string;
  editionDate: PlainDate;
  embargoUntil: Date | null;
  slots: SlotToCheck[];
};

/** Where it is put right: on another page, or at a place of the composer. */
export type Fix =
  | { words: string; href: string }
  | { words: string; act: 'title' | 'intro' | 'date' | 'embargo' | 'slot' | 'headline' | 'hand in' };

/**
 * Something about an edition before it goes out: `block` keeps it from going out, `warn` does not. The message is a sentence
 * for the desk, `rank` says in which slot. The code stays, the words may change.
 */
export type Problem = {
  severity: 'block' | 'warn';
  code: string;
  message: string;
  rank?: number;
  storyId?: number;
  fix?: Fix;
};

export type Rules = Newsroom & { slots: number; publishWeekday: number };

/** What is known of the going out: the instant, now or planned, against which embargoes count, and the size of the mail. */
export type Circumstances = { at?: Date; mailBytes?: number };

/**
 * All there is to say about a briefing before it goes out: "may it?" and "what is missing?" are one question. It may where
 * nothing blocks.
 */
export function publishProblems(briefing: BriefingToCheck, newsroom: Rules, around: Circumstances = {}): Problem[] {
  return [
    ...briefingProblems(briefing, newsroom, around),
    ...slotProblems(briefing.slots, newsroom, around),
    ...likenessProblems(briefing.slots),
    ...mailProblems(around.mailBytes),
  ];
}

/** Those of the problems, or of the checks of a story, that keep it from going out. */
export function blocksOf<Found extends { severity: 'block' | 'warn' }>(problems: Found[]): Found[] {
  return problems.filter(({ severity }) => severity === 'block');
}

const block = (code: string, message: string, fix?: Fix): Problem => ({
  severity: 'block',
  code,
  message,
  ...(fix && { fix }),
});

function briefingProblems(briefing: BriefingToCheck, newsroom: Rules, { at }: Circumstances): Problem[] {
  const { title, intro, editionDate, embargoUntil } = briefing;
  const problems: Problem[] = [];
  if (!title.trim()) problems.push(block('no-title', 'It has no title.', { words: 'Write', act: 'title' }));
  if (!intro.trim()) problems.push(block('no-intro', 'It has no introduction.', { words: 'Write', act: 'intro' }));
  if (!isPlainDate(editionDate))
    problems.push(block('no-date', 'Its date does not exist.', { words: 'Change', act: 'date' }));
  else if (weekdayOf(editionDate) !== newsroom.publishWeekday) {
    const message = 'Its date does not fall on the day of the week on which we publish.';
    problems.push(block('weekday', message, { words: 'Change', act: 'date' }));
  }
  if (embargoUntil && at && embargoUntil > at) {
    const message = `The edition is under embargo until ${formatMoment(embargoUntil, newsroom)}.`;
    problems.push(block('embargo', message, { words: 'Change', act: 'embargo' }));
  }
  return problems;
}

function slotProblems(slots: SlotToCheck[], newsroom: Rules, around: Circumstances): Problem[] {
  const { slots: places } = newsroom;
  const byRank = new Map(slots.map((slot) => [slot.rank, slot]));
  const problems: Problem[] = [];
  for (let rank = 1; rank <= places; rank++) {
    const slot = byRank.get(rank);
    if (slot) problems.push(...storyProblems(slot, newsroom, around));
    else problems.push({ ...block('empty', `Slot ${rank} is empty.`, { words: 'Fill', act: 'slot' }), rank });
  }
  for (const { rank } of slots.filter((slot) => slot.rank > places)) {
    const message = `There is no slot ${rank}: a briefing has ${places}.`;
    problems.push({ ...block('beyond', message, { words: 'Show', act: 'slot' }), rank });
  }
  return problems;
}

/** What readers of the share card of an edition see of a headline: one line. */
const CARD_LINE = 75;

/** Fewer words than this are a note, not a story. */
const FEWEST_WORDS = 80;

function storyProblems(slot: SlotToCheck, newsroom: Rules, { at }: Circumstances): Problem[] {
  const { rank, story } = slot;
  const open = { words: 'Open', href: `/admin/stories/${story.id}` };
  const until = story.embargoUntil;
  const used = story.usedIn[0];
  const found: (
    false | null | undefined | { severity: Problem['severity']; code: string; message: string; fix: Fix }
  )[] = [
    ...story.checks.map((check) => ({ ...inEdition(check, rank), fix: fixOf(check.code, open) })),
    until &&
      at &&
      until > at && {
        severity: 'block' as const,
        code: 'embargo',
        message: `Story ${rank} is under embargo until ${formatMoment(until, newsroom)}.`,
        fix: open,
      },
    story.holder !== null && warning('in-hands', `Story ${rank} is being written by ${story.holder} right now.`, open),
    ...story.deadLinks.map((url) => warning('dead-link', `Story ${rank}: a link leads nowhere: ${url}`, open)),
    shownHeadline(slot).length > CARD_LINE &&
      warning('headline-long', `The headline of story ${rank} is cut off on the share card.`, {
        words: 'Shorten',
        act: 'headline',
      }),
    story.hasTwin && warning('headline-used', `The headline of story ${rank} is that of an earlier story.`, open),
    story.words > 0 &&
      story.words < FEWEST_WORDS &&
      warning('short', `Story ${rank} is short: ${countInWords(story.words, 'word', 'words')}.`, open),
    used &&
      warning('used', `Story ${rank} was in the edition of ${formatDate(used.editionDate, newsroom.locale)} already.`, {
        words: 'Show',
        act: 'slot',
      }),
  ];
  return found.flatMap((problem) => (problem ? [{ ...problem, rank, storyId: story.id }] : []));
}

const warning = (code: string, message: string, fix: Fix) => ({ severity: 'warn' as const, code, message, fix });

/** A check of a story as a sentence about the edition, where a story that is still being written is not ready either. */
function inEdition({ severity, code, message }: StoryCheck, rank: number): StoryCheck {
  const words = message.startsWith('It ')
    ? `Story ${rank}${message.slice(2)}`
    : `Story ${rank}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
  return { severity: code === 'writing' ? 'block' : severity, code, message: words };
}

function fixOf(code: string, open: { words: string; href: string }): Fix {
  if (code === 'writing') return { words: 'Hand in', act: 'hand in' };
  if (code === 'withdrawn' || code === 'trashed') return { words: 'Show', act: 'slot' };
  const place = CHECK_PLACES[code];
  return { ...open, ...(place && { href: `${open.href}#${place}` }), words: code.startsWith('no-') ? 'Add' : 'Open' };
}

/** The filled slots of an arrangement, with what is known of their stories. */
export function slotsToCheck(
  { slots }: { slots: ({ storyId: number; headlineOverride: string | null } | null)[] },
  stories: Map<number, StoryInEdition>,
): SlotToCheck[] {
  return slots.flatMap((slot, index) => {
    const story = slot && stories.get(slot.storyId);
    return story ? [{ rank: index + 1, headlineOverride: slot.headlineOverride, story }] : [];
  });
}

/** The headline under which an edition shows a story. */
export function shownHeadline({ headlineOverride, story }: Omit<SlotToCheck, 'rank'>): string {
  return headlineOverride ?? story.headline;
}

/** Stories of one edition that are alike: the same company, the same headline. */
function likenessProblems(slots: SlotToCheck[]): Problem[] {
  const companies = slots.flatMap(({ rank, story }) => story.companies.map((company) => [company, rank] as const));
  const headlines = slots.map((slot) => [shownHeadline(slot).trim().toLocaleLowerCase('en-GB'), slot.rank] as const);
  return [
    ...shared(companies).map(([company, ranks]) =>
      like('same-company', `${storiesIn(ranks)} are about ${company}.`, ranks),
    ),
    ...shared(headlines)
      .filter(([headline]) => headline !== '')
      .map(([, ranks]) => like('headline-twice', `${storiesIn(ranks)} have the same headline.`, ranks)),
  ];
}

const like = (code: string, message: string, ranks: number[]): Problem => ({
  ...warning(code, message, { words: 'Show', act: 'slot' }),
  rank: ranks.at(-1)!,
});

function shared(pairs: (readonly [string, number])[]): [string, number[]][] {
  const ranks = new Map<string, number[]>();
  for (const [key, rank] of pairs) ranks.set(key, [...(ranks.get(key) ?? []), rank]);
  return [...ranks].filter(([, among]) => among.length > 1);
}

const storiesIn = (ranks: number[]) => `Stories ${ranks.slice(0, -1).join(', ')} and ${ranks.at(-1)}`;

/** Gmail shows no more of a mail than this many bytes and hides the rest behind a link. */
const GMAIL_CLIPS_AT = 102_000;

function mailProblems(bytes: number | undefined): Problem[] {
  if (bytes === undefined || bytes <= GMAIL_CLIPS_AT) return [];
  const message = `The mail has ${Math.ceil(bytes / 1000)} kB. Gmail cuts it off at 102 kB.`;
  return [{ severity: 'warn', code: 'mail-large', message }];
}

/** The first day on which we publish that is free: after the newest edition, and not over yet. */
export function nextEditionDate(newest: PlainDate | undefined, first: PlainDate, weekday: number): PlainDate {
  const from = newest !== undefined && newest >= first ? addDays(newest, 1) : first;
  return addDays(from, (weekday - weekdayOf(from) + 7) % 7);
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
