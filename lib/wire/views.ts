import { and, asc, eq } from 'drizzle-orm';
import { db, transact } from '@/db/client';
import { wireViews } from '@/db/schema/wire';
import { viewForm } from './form';

/** More than anybody finds their way in. */
const MOST_VIEWS = 30;

export type View = { id: number; name: string; query: string };

export type ViewResult = { ok: true } | { ok: false; problem: string };

/**
 * Keeps what an editor has the wire filtered by under a name, for them alone; the same name again takes its place. `query` is the
 * query part of the address; what the wire does not know is left out of it.
 */
export function keepView(given: { editorId: number; name: string; query: string }): Promise<ViewResult> {
  return transact(async (tx) => {
    const parsed = viewForm.safeParse(given);
    if (!parsed.success) return { ok: false, problem: parsed.error.issues[0]!.message };
    const { editorId } = given;
    const view = { editorId, ...parsed.data };
    const mine = await tx.select({ name: wireViews.name }).from(wireViews).where(eq(wireViews.editorId, editorId));
    if (mine.length >= MOST_VIEWS && !mine.some(({ name }) => name === view.name))
      return { ok: false, problem: `There are ${MOST_VIEWS} views already. Remove one first.` };
    await tx
      .insert(wireViews)
      .values(view)
      .onConflictDoUpdate({ target: [wireViews.editorId, wireViews.name], set: { query: view.query } });
    return { ok: true };
  });
}

/** Removes a view of this editor; one that is not there, or somebody else's, is no matter. */
export function forgetView({ id, editorId }: { id: number; editorId: number }): Promise<void> {
  return transact(async (tx) => {
    await tx.delete(wireViews).where(and(eq(wireViews.id, id), eq(wireViews.editorId, editorId)));
  });
}

/** The views of this editor, by name. */
export function listViews(editorId: number): Promise<View[]> {
  return Promise.resolve(
    db()
      .select({ id: wireViews.id, name: wireViews.name, query: wireViews.query })
      .from(wireViews)
      .where(eq(wireViews.editorId, editorId))
      .orderBy(asc(wireViews.name)),
  );
}
