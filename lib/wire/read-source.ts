import { and, desc, eq, ne } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { wireItems } from '@/db/schema/wire';
import { wireSources } from '@/db/schema/wire-sources';
import { askFeed, type FeedAnswer } from './ask-feed';
import { claimSource, hostOf, keepAwayFrom, type ClaimedSource } from './claim-source';
import { nextCheck } from './next-check';
import { takeItems } from './take-items';

/** So many items show a feed's rhythm. */
const RHYTHM_ITEMS = 20;

/**
 * Reads the one source that is due most, if there is one, and says whether it did. Its items, what its server said of them
 * and when to come again are stored in one transaction: a process that ends before has changed nothing, and the source is
 * read again when its lease runs out.
 */
export async function readNextSource(now: Date): Promise<boolean> {
  const source = await claimSource(now);
  if (!source) return false;
  const begun = performance.now();
  const answer = await askFeed(source, now);
  const answerTime = Math.round(performance.now() - begun);
  await transact((tx) => settle(tx, { source, answer, answerTime, now: new Date(now.getTime() + answerTime) }));
  return true;
}

type Reading = { source: ClaimedSource; answer: FeedAnswer; answerTime: number; now: Date };

async function settle(tx: Transaction, { source, answer, answerTime, now }: Reading): Promise<void> {
  // It was removed meanwhile, or we took so long that another reads it.
  const isOurs = and(eq(wireSources.id, source.id), eq(wireSources.lease, source.lease));
  const [current] = await tx.select().from(wireSources).where(isOurs);
  if (!current) return;
  if (answer.outcome === 'read') await takeItems(tx, { source: current, listed: answer.feed.items, now });
  const published = await latestItems(tx, source.id);
  const isWell = answer.outcome === 'read' || answer.outcome === 'unchanged';
  const health = isWell ? wellAgain(now) : failing(current, answer, now);
  const minutes = answer.outcome === 'read' ? answer.feed.minutes : undefined;
  const nextCheckAt = nextCheck({ ...answer, now, failures: health.failures, published, minutes });
  // An editor who asked for a check while this one was under way gets another.
  const wasAsked = current.nextCheckAt > source.nextCheckAt;
  await tx
    .update(wireSources)
    .set({
      ...health,
      ...(answer.outcome === 'gone' && current.state === 'active' && { state: 'gone' as const }),
      ...(answer.outcome === 'read' && (await asRead(tx, current, source, answer))),
      lastItemAt: published[0] ?? null,
      answerTime,
      lastCheckedAt: now,
      nextCheckAt: wasAsked ? current.nextCheckAt : nextCheckAt,
      leasedUntil: null,
      lease: '',
    })
    .where(isOurs);
  if (answer.outcome === 'busy') await keepAwayFrom(tx, hostOf(source.feedUrl), nextCheckAt);
}

async function latestItems(tx: Transaction, sourceId: number): Promise<Date[]> {
  const rows = await tx
    .select({ publishedAt: wireItems.publishedAt })
    .from(wireItems)
    .where(eq(wireItems.sourceId, sourceId))
    .orderBy(desc(wireItems.publishedAt))
    .limit(RHYTHM_ITEMS);
  return rows.map(({ publishedAt }) => publishedAt);
}

const wellAgain = (now: Date) => ({ failures: 0, failingSince: null, lastFailure: '', lastSuccessAt: now });

const failing = (current: ClaimedSource, answer: FeedAnswer, now: Date) => ({
  failures: current.failures + 1,
  failingSince: current.failingSince ?? now,
  lastFailure: 'words' in answer ? answer.words : '',
});

/** What a reading teaches about the source: marks for the next question, and where it has moved to. */
async function asRead(
  tx: Transaction,
  current: ClaimedSource,
  asked: ClaimedSource,
  answer: Extract<FeedAnswer, { outcome: 'read' }>,
) {
  const { etag, lastModified, feed, movedTo } = answer;
  // Given another address meanwhile: the marks belong to the one before.
  if (current.feedUrl !== asked.feedUrl) return {};
  const siteUrl = current.siteUrl || feed.siteUrl;
  if (!movedTo || movedTo === current.feedUrl) return { etag, lastModified, siteUrl };
  const others = await tx.$count(wireSources, and(eq(wireSources.feedUrl, movedTo), ne(wireSources.id, current.id)));
  // Two that have become one: which of them goes is for an editor to say.
  if (others > 0) return { etag, lastModified, siteUrl };
  return { etag, lastModified, siteUrl, feedUrl: movedTo, movedFrom: current.feedUrl };
}
