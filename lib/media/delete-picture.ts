import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { transact } from '@/db/client';
import { media } from '@/db/schema/media';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { post, type Carrier } from '@/lib/outbox';
import { findPictureByKey } from './queries';
import { store } from './store';
import { readUses, type PictureUse } from './uses';

export type DeleteResult =
  | { ok: true; name: string }
  | { ok: false; reason: 'not allowed' | 'not found' }
  | { ok: false; reason: 'in use'; name: string; uses: PictureUse[] };

/** What the outbox calls it. */
const REMOVE = 'remove picture';

const order = z.object({ key: z.string() });

/**
 * Deletes a picture for good. One that a story shows, or would show again if an earlier version of it were restored, stays.
 * The files go afterwards, through the outbox.
 */
export function deletePicture(given: { pictureId: number; by: Actor; now: Date }): Promise<DeleteResult> {
  const { pictureId, by, now } = given;
  return transact(async (tx) => {
    if (!may(by, 'arrange')) return { ok: false, reason: 'not allowed' };
    const [picture] = await tx.select().from(media).where(eq(media.id, pictureId));
    if (!picture) return { ok: false, reason: 'not found' };
    const { key, name, width, height } = picture;
    const uses = await readUses(tx, key);
    if (uses.length > 0) return { ok: false, reason: 'in use', name, uses };
    await tx.delete(media).where(eq(media.id, pictureId));
    await post(tx, { topic: REMOVE, payload: { key }, now });
    await record(tx, { by, act: 'deleted', subject: `picture "${name}"`, before: { key, width, height }, now });
    return { ok: true, name };
  });
}

/** Removes the files, unless the same picture was sent again meanwhile. */
async function removeFiles(payload: unknown): Promise<void> {
  const { key } = order.parse(payload);
  if (!(await findPictureByKey(key))) await store().remove(key);
}

/** How what was deleted leaves the store. */
export const removers: Record<string, Carrier> = { [REMOVE]: removeFiles };
