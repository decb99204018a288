import { asc, desc, eq } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { briefings, publications, slots } from '@/db/schema/briefings';
import { settings } from '@/db/schema/settings';
import { stories } from '@/db/schema/stories';
import { announce } from '@/lib/announce';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { briefingPath, storyPath } from '@/lib/paths';
import { restoreAddress } from '@/lib/redirects';
import { closeRevision } from '@/lib/stories/revisions';
import { closeJobs } from './jobs';
import { changesSince, readToProof } from './proof';
import { blocksOf, moveBriefing, publishProblems, type Problem, type Refusal } from './rules';
import { readStoriesInEdition } from './stories-in-edition';

export type PublishRefusal =
  | { ok: false; reason: Exclude<Refusal, 'already published'> | 'not allowed' | 'not found' }
  /** Somebody was quicker, perhaps the same person with a second click: nothing is wrong. */
  | { ok: false; reason: 'already published'; by: string; at: Date }
  | { ok: false; reason: 'changed'; changes: string[] }
  | { ok: false; reason: 'embargo'; until: Date }
  | { ok: false; reason: 'not ready'; problems: Problem[] };

export type PublishResult = { ok: true; publishedAt: Date } | PublishRefusal;

type Order = { briefingId: number; by: Actor; now: Date };

/** Either what was proofed, or quietly: no proof, nobody outside told, no trace in the audit log. For editions of long ago. */
type Care = { proof: string; quietly?: false } | { quietly: true };

/**
 * Publishes a briefing and every story in it, exactly as they were proofed, or nothing at all. A story that was public
 * before keeps the instant of its first publication; addresses that said withdrawn lead to it again. What went out, when
 * and by whom is written to the book of publications. Whoever comes second is told who was first.
 */
export function publish(order: Order & { proof: string }): Promise<PublishResult> {
  return transact((tx) => publishWithin(tx, order));
}

/** The same inside a transaction that is already open. */
export async function publishWithin(tx: Transaction, order: Order & Care): Promise<PublishResult> {
  const { briefingId, by, now } = order;
  if (!may(by, 'publish')) return { ok: false, reason: 'not allowed' };
  const [briefing] = await tx.select().from(briefings).where(eq(briefings.id, briefingId));
  if (!briefing || briefing.trashedAt) return { ok: false, reason: 'not found' };
  const move = moveBriefing(briefing.status, 'publish');
  if (!move.ok) return refused(tx, briefingId, move.reason);
  const ranked = await rankedStories(tx, briefingId);
  const objection = await objectionTo(tx, { ...order, at: now });
  if (objection) return objection;

  for (const story of ranked) {
    await tx
      .update(stories)
      .set({ status: 'published', firstPublishedAt: story.firstPublishedAt ?? now })
      .where(eq(stories.id, story.id));
    await restoreAddress(tx, storyPath(story.slug));
    // What was public before may have changes in work, which go out with a word of their own (publish-changes.ts).
    if (story.status !== 'published' && !order.quietly)
      await closeRevision(tx, { storyId: story.id, act: 'published', now });
  }
  await tx.update(briefings).set({ status: move.status, publishedAt: now }).where(eq(briefings.id, briefingId));
  await restoreAddress(tx, briefingPath(briefing.slug));
  await closeJobs(tx, { briefingId, note: `Published by ${by.name}.`, now });
  await tx.insert(publications).values({
    briefingId,
    publishedAt: now,
    publishedBy: by.name,
    slots: ranked.map(({ rank, id, slug, headline, headlineOverride }) => ({
      rank,
      storyId: id,
      slug,
      headline: headlineOverride ?? headline,
    })),
  });
  if (order.quietly) return { ok: true, publishedAt: now };
  await record(tx, { by, act: 'published', subject: `No. ${briefing.number}`, now });
  const paths = ['/', briefingPath(briefing.slug), ...ranked.map(({ slug }) => storyPath(slug))];
  await announce(tx, { paths, now });
  return { ok: true, publishedAt: now };
}

/**
 * What keeps this briefing from going out at the instant `at`, now or planned: that it is not what was proofed any more,
 * that it is not ready, or that somebody's embargo lasts longer.
 */
export async function objectionTo(
  tx: Transaction,
  order: { briefingId: number; at: Date; now: Date } & Care,
): Promise<PublishRefusal | undefined> {
  const { briefingId, at, now } = order;
  const [newsroom] = await tx.select().from(settings);
  const edition = (await readToProof(tx, briefingId))!;
  const changes = order.quietly ? [] : changesSince(order.proof, edition, { newsroom: newsroom!, now });
  if (changes.length > 0) return { ok: false, reason: 'changed', changes };
  const ranked = await rankedStories(tx, briefingId);
  const until = latest([edition.embargoUntil, ...ranked.map((story) => story.embargoUntil)]);
  if (until && until > at) return { ok: false, reason: 'embargo', until };
  const ids = ranked.map(({ id }) => id);
  const facts = await readStoriesInEdition(tx, ids, { briefingId, now });
  const checked = ranked.map(({ rank, id, headlineOverride }) => ({ rank, headlineOverride, story: facts.get(id)! }));
  const problems = blocksOf(publishProblems({ ...edition, slots: checked }, newsroom!));
  return problems.length > 0 ? { ok: false, reason: 'not ready', problems } : undefined;
}

function latest(instants: (Date | null)[]): Date | undefined {
  return instants.filter((each) => each !== null).sort((a, b) => b.getTime() - a.getTime())[0];
}

/** Why not; of what is out already, by whom and since when. */
async function refused(tx: Transaction, briefingId: number, reason: Refusal): Promise<PublishRefusal> {
  if (reason !== 'already published') return { ok: false, reason };
  const [last] = await tx
    .select({ by: publications.publishedBy, at: publications.publishedAt })
    .from(publications)
    .where(eq(publications.briefingId, briefingId))
    .orderBy(desc(publications.id))
    .limit(1);
  return { ok: false, reason, ...(last ?? { by: 'somebody', at: new Date(0) }) };
}

function rankedStories(tx: Transaction, briefingId: number) {
  return tx
    .select({
      rank: slots.rank,
      headlineOverride: slots.headlineOverride,
      id: stories.id,
      slug: stories.slug,
      headline: stories.headline,
      status: stories.status,
      firstPublishedAt: stories.firstPublishedAt,
      embargoUntil: stories.embargoUntil,
    })
    .from(slots)
    .innerJoin(stories, eq(stories.id, slots.storyId))
    .where(eq(slots.briefingId, briefingId))
    .orderBy(asc(slots.rank));
}
