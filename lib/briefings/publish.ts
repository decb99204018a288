import { asc, eq } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { briefings, publications, slots } from '@/db/schema/briefings';
import { settings } from '@/db/schema/settings';
import { sources, stories, storyTopics } from '@/db/schema/stories';
import { announce } from '@/lib/announce';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { briefingPath, storyPath } from '@/lib/paths';
import { restoreAddress } from '@/lib/redirects';
import { storyProblems } from '@/lib/stories/rules';
import { moveBriefing, publishProblems, type Problem, type Refusal } from './rules';

export type PublishResult =
  | { ok: true; publishedAt: Date }
  | { ok: false; reason: Refusal | 'not allowed' | 'not found' }
  | { ok: false; reason: 'not ready'; problems: Problem[] };

type Order = {
  briefingId: number;
  by: Actor;
  now: Date;
  /** Tells nobody outside and leaves no trace in the audit log: for editions of long ago. */
  quietly?: boolean;
};

/**
 * Publishes a briefing and every story in it, or nothing at all. A story that was public before keeps the instant of its
 * first publication; addresses that said withdrawn lead to it again. What went out, when and by whom is written to the book
 * of publications.
 */
export function publish(order: Order): Promise<PublishResult> {
  return transact((tx) => publishWithin(tx, order));
}

/** The same inside a transaction that is already open. */
export async function publishWithin(tx: Transaction, { briefingId, by, now, quietly }: Order): Promise<PublishResult> {
  if (!may(by, 'publish')) return { ok: false, reason: 'not allowed' };
  const [briefing] = await tx.select().from(briefings).where(eq(briefings.id, briefingId));
  if (!briefing) return { ok: false, reason: 'not found' };
  const move = moveBriefing(briefing.status, 'publish');
  if (!move.ok) return move;

  const [newsroom] = await tx.select().from(settings);
  const ranked = await rankedStories(tx, briefingId);
  const checked = ranked.map((story) => ({ rank: story.rank, storyProblems: storyProblems(story) }));
  const problems = publishProblems({ ...briefing, slots: checked }, newsroom!);
  if (problems.length > 0) return { ok: false, reason: 'not ready', problems };

  for (const story of ranked) {
    await tx
      .update(stories)
      .set({ status: 'published', firstPublishedAt: story.firstPublishedAt ?? now })
      .where(eq(stories.id, story.id));
    await restoreAddress(tx, storyPath(story.slug));
  }
  await tx.update(briefings).set({ status: move.status, publishedAt: now }).where(eq(briefings.id, briefingId));
  await restoreAddress(tx, briefingPath(briefing.slug));
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
  if (quietly) return { ok: true, publishedAt: now };
  await record(tx, { by, act: 'published', subject: `No. ${briefing.number}`, now });
  const paths = ['/', briefingPath(briefing.slug), ...ranked.map(({ slug }) => storyPath(slug))];
  await announce(tx, { paths, now });
  return { ok: true, publishedAt: now };
}

function rankedStories(tx: Transaction, briefingId: number) {
  return tx
    .select({
      rank: slots.rank,
      headlineOverride: slots.headlineOverride,
      id: stories.id,
      slug: stories.slug,
      headline: stories.headline,
      standfirst: stories.standfirst,
      whyItMatters: stories.whyItMatters,
      words: stories.words,
      status: stories.status,
      firstPublishedAt: stories.firstPublishedAt,
      sources: tx.$count(sources, eq(sources.storyId, stories.id)),
      topics: tx.$count(storyTopics, eq(storyTopics.storyId, stories.id)),
    })
    .from(slots)
    .innerJoin(stories, eq(stories.id, slots.storyId))
    .where(eq(slots.briefingId, briefingId))
    .orderBy(asc(slots.rank));
}
