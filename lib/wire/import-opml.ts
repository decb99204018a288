import { transact } from '@/db/client';
import { wireSources } from '@/db/schema/wire-sources';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { readOpml } from './opml';
import { MOST_SOURCES } from './source-rules';

export type ImportOpmlResult =
  | { ok: true; added: number; known: number }
  | { ok: false; reason: 'not allowed' | 'not opml' | 'no feeds' | 'too many' };

/** Bytes of a file: a list of two thousand feeds has half a megabyte. */
export const MOST_OPML_BYTES = 1024 * 1024;

/**
 * Adds the feeds of an OPML file. None of them is asked first: the worker does that one by one, and each shows at the desk
 * whether it is well. Those that are there already stay as they are.
 */
export async function importOpml(order: {
  name: string;
  bytes: Uint8Array;
  by: Actor;
  now: Date;
}): Promise<ImportOpmlResult> {
  const { name, bytes, by, now } = order;
  if (!may(by, 'sources')) return { ok: false, reason: 'not allowed' };
  const listed = bytes.byteLength > MOST_OPML_BYTES ? undefined : readOpml(bytes);
  if (!listed) return { ok: false, reason: 'not opml' };
  if (listed.length === 0) return { ok: false, reason: 'no feeds' };
  return transact(async (tx) => {
    if ((await tx.$count(wireSources)) + listed.length > MOST_SOURCES) return { ok: false, reason: 'too many' };
    let added = 0;
    for (const source of listed) {
      const row = { ...source, addedAt: now, addedBy: by.name, nextCheckAt: now };
      added += (await tx.insert(wireSources).values(row).onConflictDoNothing().returning({ id: wireSources.id }))
        .length;
    }
    await record(tx, { by, act: 'imported sources from', subject: name.slice(0, 200), after: { added }, now });
    return { ok: true, added, known: listed.length - added };
  });
}
