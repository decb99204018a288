import { eq } from 'drizzle-orm';
import { db, type Transaction } from '@/db/client';
import { redirects } from '@/db/schema/redirects';

/** Where an address that was public once leads, or the note of what was withdrawn there. */
export async function findRedirect(path: string): Promise<{ target: string } | { note: string } | undefined> {
  const [row] = await db().select().from(redirects).where(eq(redirects.path, path));
  if (!row) return undefined;
  return row.target ? { target: row.target } : { note: row.note! };
}

/** When and why what stood at this path was withdrawn, if it was. */
export async function findWithdrawal(path: string): Promise<{ note: string; withdrawnAt: Date } | undefined> {
  const [row] = await db().select().from(redirects).where(eq(redirects.path, path));
  return row?.note ? { note: row.note, withdrawnAt: row.createdAt } : undefined;
}

/**
 * Remembers that what stood at `from` now stands at `to`. Older addresses that led to `from` lead to `to` at once, and
 * `to` itself, if it was an old address, is one no longer. If what stood at `from` is withdrawn at present, `to` says so.
 */
export async function moveAddress(tx: Transaction, { from, to, now }: { from: string; to: string; now: Date }) {
  await tx.delete(redirects).where(eq(redirects.path, to));
  if (from === to) return;
  const [before] = await tx.select({ note: redirects.note }).from(redirects).where(eq(redirects.path, from));
  await tx.update(redirects).set({ target: to }).where(eq(redirects.target, from));
  await tx
    .insert(redirects)
    .values({ path: from, target: to, note: null, createdAt: now })
    .onConflictDoUpdate({ target: redirects.path, set: { target: to, note: null, createdAt: now } });
  if (before?.note) await withdrawAddress(tx, { path: to, note: before.note, now });
}

/** The same for what readers do not see at present: where another page stands in its place, `to` leads there too. */
export async function moveHiddenAddress(tx: Transaction, move: { from: string; to: string; now: Date }) {
  const [before] = await tx.select({ to: redirects.target }).from(redirects).where(eq(redirects.path, move.from));
  await moveAddress(tx, move);
  if (before?.to && before.to !== move.to) await replaceAddress(tx, { path: move.to, to: before.to, now: move.now });
}

/**
 * Remembers that what stands at `path` was withdrawn, with the note readers see there. Older addresses go on leading to
 * `path`, where the note is: so they are right again too when it is published once more.
 */
export async function withdrawAddress(tx: Transaction, { path, note, now }: { path: string; note: string; now: Date }) {
  await tx
    .insert(redirects)
    .values({ path, target: null, note, createdAt: now })
    .onConflictDoUpdate({ target: redirects.path, set: { target: null, note, createdAt: now } });
}

/**
 * The same, but readers are led to another page in its place. Older addresses go on leading to `path`, for the same reason:
 * whoever looks one up follows to where that leads (lib/addresses.ts).
 */
export async function replaceAddress(tx: Transaction, { path, to, now }: { path: string; to: string; now: Date }) {
  await tx
    .insert(redirects)
    .values({ path, target: to, note: null, createdAt: now })
    .onConflictDoUpdate({ target: redirects.path, set: { target: to, note: null, createdAt: now } });
}

/** Takes back a withdrawal: what is published at `path` again is found there, and its older addresses lead to it. */
export async function restoreAddress(tx: Transaction, path: string): Promise<void> {
  await tx.delete(redirects).where(eq(redirects.path, path));
}
