import { eq, like, or, sql, type SQL } from 'drizzle-orm';
import { db, type Transaction } from '@/db/client';
import { media } from '@/db/schema/media';
import { pendingChanges, revisions, stories } from '@/db/schema/stories';

/** A story that shows a picture: `now` as it is or is being changed, or only in an earlier version of it. */
export type PictureUse = { storyId: number; headline: string; when: 'now' | 'earlier' };

const HAS_UPLOADED = /\/media\/([0-9a-f]{32})\//g;

/**
 * The stories that show uploaded pictures now, by the key of the picture. One pass over the texts that name any: with 10,000
 * stories it is the database's own search for a word, and only what it finds is looked into here.
 */
export async function listUses(): Promise<Map<string, PictureUse[]>> {
  const named = (column: SQL) => sql`instr(coalesce(${column}, ''), '/media/') > 0`;
  const rows = await db()
    .select({
      storyId: stories.id,
      headline: stories.headline,
      text: sql<string>`concat(${stories.leadPicture}, ${stories.body}, ${pendingChanges.record})`,
    })
    .from(stories)
    .leftJoin(pendingChanges, eq(pendingChanges.storyId, stories.id))
    .where(or(named(sql`${stories.leadPicture}`), named(sql`${stories.body}`), named(sql`${pendingChanges.record}`)));
  const uses = new Map<string, PictureUse[]>();
  for (const { text, ...story } of rows) {
    const keys = new Set([...text.matchAll(HAS_UPLOADED)].map(([, key]) => key!));
    for (const key of keys) uses.set(key, [...(uses.get(key) ?? []), { ...story, when: 'now' }]);
  }
  return uses;
}

/** Every story that shows the picture with this key, or did in a version that can be restored. */
export async function readUses(tx: Pick<Transaction, 'select'>, key: string): Promise<PictureUse[]> {
  const address = `%/media/${key}/%`;
  const isNow = or(
    like(stories.leadPicture, address),
    like(stories.body, address),
    like(pendingChanges.record, address),
  );
  const isEarlier = sql`exists (select 1 from ${revisions} where ${revisions.storyId} = ${stories.id} and ${revisions.record} like ${address})`;
  return tx
    .select({
      storyId: stories.id,
      headline: stories.headline,
      when: sql<PictureUse['when']>`iif(${isNow}, 'now', 'earlier')`,
    })
    .from(stories)
    .leftJoin(pendingChanges, eq(pendingChanges.storyId, stories.id))
    .where(or(isNow, isEarlier))
    .orderBy(stories.id);
}

/** The same for a picture of the library, by its number. */
export async function listUsesOf(pictureId: number): Promise<PictureUse[]> {
  const [picture] = await db().select({ key: media.key }).from(media).where(eq(media.id, pictureId));
  return picture ? readUses(db(), picture.key) : [];
}
