import { createHash } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { db, type Reader } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { settings } from '@/db/schema/settings';
import { stories } from '@/db/schema/stories';
import { dateInZone, formatInstant, formatMoment, type Newsroom } from '@/lib/dates';

/** What a proof is taken of: the words of the edition, and which story stands where, in which version. */
export type Proofed = {
  title: string;
  intro: string;
  mailSubject: string;
  mailPreheader: string;
  editionDate: string;
  embargoUntil: Date | null;
  stories: {
    rank: number;
    id: number;
    version: number;
    headlineOverride: string | null;
    updatedAt: Date | null;
    updatedBy: string;
  }[];
};

const proofForm = z.strictObject({
  title: z.string(),
  intro: z.string(),
  /** Not in proofs that were taken before a mail had a head of its own: then it had the usual one. */
  head: z.string().optional(),
  date: z.string(),
  embargo: z.string(),
  stories: z.array(z.strictObject({ rank: z.int(), id: z.int(), version: z.int(), headline: z.string() })),
});

type Proof = z.output<typeof proofForm>;

/**
 * Names exactly what was proofed: what the edition says, and each story in it by its version. The bench has no part in it:
 * what does not go out may change until the last minute.
 */
export function proofOf(edition: Proofed): string {
  const proof: Proof = {
    title: print(edition.title),
    intro: print(edition.intro),
    head: print(`${edition.mailSubject}\n${edition.mailPreheader}`),
    date: edition.editionDate,
    embargo: edition.embargoUntil?.toISOString() ?? '',
    stories: edition.stories.map(({ rank, id, version, headlineOverride }) => ({
      rank,
      id,
      version,
      headline: print(headlineOverride ?? ''),
    })),
  };
  return JSON.stringify(proof);
}

/** Short enough for a form, long enough that no two texts of one field share it. */
const print = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 16);

const USUAL_HEAD = print('\n');

/** The proof of an edition as it is now. Read it before what is shown beside it: so it can be too old, never too new. */
export async function findProof(briefingId: number): Promise<string | undefined> {
  const edition = await readToProof(db(), briefingId);
  return edition && proofOf(edition);
}

/** What has changed since the proof was taken, in words, as the edition is now; undefined where there is no edition. */
export async function findChangesSince(
  briefingId: number,
  { proof, now }: { proof: string; now: Date },
): Promise<string[] | undefined> {
  const edition = await readToProof(db(), briefingId);
  const [newsroom] = await db().select().from(settings);
  return edition && changesSince(proof, edition, { newsroom: newsroom!, now });
}

/** All that a proof is taken of, as this transaction or reader sees it. */
export async function readToProof(reader: Reader, briefingId: number): Promise<Proofed | undefined> {
  const [briefing] = await reader
    .select({
      title: briefings.title,
      intro: briefings.intro,
      mailSubject: briefings.mailSubject,
      mailPreheader: briefings.mailPreheader,
      editionDate: briefings.editionDate,
      embargoUntil: briefings.embargoUntil,
    })
    .from(briefings)
    .where(eq(briefings.id, briefingId));
  if (!briefing) return undefined;
  const placed = await reader
    .select({
      rank: slots.rank,
      id: stories.id,
      version: stories.version,
      headlineOverride: slots.headlineOverride,
      updatedAt: stories.updatedAt,
      updatedBy: stories.updatedBy,
    })
    .from(slots)
    .innerJoin(stories, eq(stories.id, slots.storyId))
    .where(eq(slots.briefingId, briefingId))
    .orderBy(asc(slots.rank));
  return { ...briefing, stories: placed };
}

type Around = { newsroom: Newsroom; now: Date };

/** What has changed since the proof was taken, each as a sentence. Empty when what was proofed is what there is. */
export function changesSince(proof: string, edition: Proofed, around: Around): string[] {
  const before = parse(proof);
  if (!before) return ['What you had before you cannot be told any more. Load the page again and look once more.'];
  const after = parse(proofOf(edition))!;
  return [
    before.title !== after.title && 'The title was changed.',
    before.intro !== after.intro && 'The introduction was changed.',
    (before.head ?? USUAL_HEAD) !== after.head && 'The subject or the preheader of the mail was changed.',
    before.date !== after.date && 'The date of the edition was changed.',
    before.embargo !== after.embargo && 'The embargo was changed.',
    ...moves(before.stories, after.stories),
    ...edition.stories.flatMap((story) => changeOf(story, before.stories, around)),
    ...after.stories.flatMap(({ rank, id, headline }) => {
      const was = before.stories.find((story) => story.id === id);
      return was && was.headline !== headline ? [`The headline of story ${rank} in this edition was changed.`] : [];
    }),
  ].filter((change) => change !== false);
}

function parse(proof: string): Proof | undefined {
  try {
    return proofForm.safeParse(JSON.parse(proof)).data;
  } catch {
    return undefined;
  }
}

/** Which places hold another story than before: two that changed places are one change, not two. */
function moves(before: Proof['stories'], after: Proof['stories']): string[] {
  const was = new Map(before.map(({ rank, id }) => [rank, id]));
  const is = new Map(after.map(({ rank, id }) => [rank, id]));
  const ranks = [...new Set([...was.keys(), ...is.keys()])].sort((a, b) => a - b);
  const moved = ranks.filter((rank) => was.get(rank) !== is.get(rank));
  const fresh = moved.filter((rank) => is.has(rank) && !before.some(({ id }) => id === is.get(rank)));
  const emptied = moved.filter((rank) => !is.has(rank));
  const rest = moved.filter((rank) => !fresh.includes(rank) && !emptied.includes(rank));
  const [one, other] = rest;
  const swapped = rest.length === 2 && was.get(one!) === is.get(other!) && was.get(other!) === is.get(one!);
  return [
    ...emptied.map((rank) => `Slot ${rank} was emptied.`),
    ...fresh.map((rank) => (was.has(rank) ? `Story ${rank} is another one now.` : `Slot ${rank} was filled.`)),
    swapped && `Stories ${one} and ${other} changed places.`,
    !swapped && rest.length > 0 && 'The order of the stories was changed.',
  ].filter((change) => change !== false);
}

function changeOf(story: Proofed['stories'][number], before: Proof['stories'], { newsroom, now }: Around): string[] {
  const was = before.find(({ id }) => id === story.id);
  if (!was || was.version === story.version) return [];
  const by = story.updatedBy ? ` by ${story.updatedBy}` : '';
  return [`Story ${story.rank} was changed${by}${story.updatedAt ? at(story.updatedAt, newsroom, now) : ''}.`];
}

/** The time alone today, else the date too. */
function at(instant: Date, newsroom: Newsroom, now: Date): string {
  const isToday = dateInZone(instant, newsroom.timeZone) === dateInZone(now, newsroom.timeZone);
  return isToday ? ` at ${formatInstant(instant, newsroom).time}` : ` on ${formatMoment(instant, newsroom)}`;
}
