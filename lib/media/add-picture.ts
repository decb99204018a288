import { createHash } from 'node:crypto';
import { transact } from '@/db/client';
import { media } from '@/db/schema/media';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { post } from '@/lib/outbox';
import { cut, masterName } from './cut';
import { ENCODE } from './encode-picture';
import { examine } from './examine';
import { findPictureByKey, type KeptPicture } from './queries';
import { FALLBACK } from './rules';
import { store } from './store';

type Upload = { file: Buffer; name: string; alt?: string; credit?: string; by: Actor; now: Date };

export type AddResult =
  | { ok: true; picture: KeptPicture }
  | { ok: false; reason: 'not allowed' }
  | { ok: false; reason: 'not a picture'; problem: string };

/**
 * Keeps an upload. When this answers the picture can be shown: its fallback is there in every width, and the smaller
 * formats, which take seconds, are on their way through the outbox. The same picture twice is one row: it is named by its
 * content, and what was written about it stays. Files come before the row, so a row without files is never seen.
 */
export async function addPicture({ file, name, alt = '', credit = '', by, now }: Upload): Promise<AddResult> {
  if (!may(by, 'write')) return { ok: false, reason: 'not allowed' };
  const key = createHash('sha256').update(file).digest('hex').slice(0, 32);
  const known = await findPictureByKey(key);
  if (known && (await store().has(masterName(key)))) return { ok: true, picture: known };
  const found = await examine(file);
  if (!found.ok) return { ok: false, reason: 'not a picture', problem: found.problem };
  const { width, height, master } = found;
  await store().put(masterName(key), master);
  await cut({ key, master, width, formats: [FALLBACK] });
  const about = { alt: alt.trim().slice(0, 2000), credit: credit.trim().slice(0, 400) };
  const row = { key, name: tidied(name), width, height, bytes: file.length, ...about };
  await transact(async (tx) => {
    // Somebody else may have sent the same picture while this one was looked into.
    const added = await tx
      .insert(media)
      .values({ ...row, uploadedAt: now, uploadedBy: by.name })
      .onConflictDoNothing()
      .returning({ id: media.id });
    await post(tx, { topic: ENCODE, payload: { key }, now });
    if (added.length > 0)
      await record(tx, { by, act: 'uploaded', subject: `picture "${row.name}"`, after: { key, width, height }, now });
  });
  return { ok: true, picture: (await findPictureByKey(key))! };
}

/** The name of a file without folders and control characters, for people who look for it. */
function tidied(name: string): string {
  const bare = name
    .replace(/^.*[/\\]/, '')
    .replace(/\p{Cc}/gu, '')
    .trim();
  return bare.slice(0, 200) || 'Without a name';
}
