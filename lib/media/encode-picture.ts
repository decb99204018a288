import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { db, transact } from '@/db/client';
import { media } from '@/db/schema/media';
import type { Carrier } from '@/lib/outbox';
import { cut, readMaster } from './cut';

/** What the outbox calls it. */
export const ENCODE = 'encode picture';

const order = z.object({ key: z.string() });

/**
 * Writes a picture in the formats that take seconds, AVIF and WebP, in every width. Until then, and should it fail, readers
 * get the fallback at the same addresses. A process that dies in the middle leaves whole files only, and the next attempt
 * goes on after the last of them.
 */
async function encodePicture(payload: unknown): Promise<void> {
  const { key } = order.parse(payload);
  const [row] = await db().select({ width: media.width }).from(media).where(eq(media.key, key));
  // Removed since.
  if (!row) return;
  try {
    const master = await readMaster(key);
    if (!master) throw new Error(`the files of picture ${key} are missing from the store`);
    await cut({ key, master, width: row.width, formats: ['webp', 'avif'] });
  } catch (error) {
    await mark(key, 'failed');
    throw error;
  }
  await mark(key, 'ready');
}

const mark = (key: string, status: 'ready' | 'failed') =>
  transact((tx) => tx.update(media).set({ status }).where(eq(media.key, key)));

/** How pictures are encoded. */
export const encoders: Record<string, Carrier> = { [ENCODE]: encodePicture };
