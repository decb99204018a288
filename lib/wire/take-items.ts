import { and, eq, lt, notInArray } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { wireItems } from '@/db/schema/wire';
import { fingerprint } from './fingerprint';
import { forgetOldItems, oldestKept } from './forget-items';
import type { ParsedItem } from './parse-feed';

/**
 * Takes over what a feed lists, each item once: by its id within the source, and by its address among all. What is known
 * stays as it was first read. What is older than items are kept is left out, and goes if it was there and is listed no more.
 * Says how many were new.
 */
export async function takeItems(
  tx: Transaction,
  { source, listed, now }: { source: { id: number; language: string }; listed: ParsedItem[]; now: Date },
): Promise<number> {
  const kept = await oldestKept(tx, now);
  let taken = 0;
  // The feed has the newest first; the oldest gets the lowest number.
  for (const item of listed.toReversed()) {
    const publishedAt = inThePast(item.publishedAt, now);
    if (!item.title || publishedAt < kept) continue;
    const row = {
      ...item,
      url: item.url ?? null,
      language: source.language || item.language,
      sourceId: source.id,
      publishedAt,
      firstSeenAt: now,
      fingerprint: fingerprint(item),
    };
    const added = await tx.insert(wireItems).values(row).onConflictDoNothing().returning({ id: wireItems.id });
    taken += added.length;
  }
  const isOld = and(eq(wireItems.sourceId, source.id), lt(wireItems.publishedAt, kept));
  const ids = listed.map(({ guid }) => guid);
  await forgetOldItems(tx, and(isOld, notInArray(wireItems.guid, ids)));
  return taken;
}

/** A date to come is a mistake, or a plan: for us it is from now. */
const inThePast = (date: Date | undefined, now: Date) => (date && date < now ? date : now);
