import { eq, inArray } from 'drizzle-orm';
import { transact } from '@/db/client';
import { topics } from '@/db/schema/stories';
import { wireSources, wireSourceTopics } from '@/db/schema/wire-sources';
import { record } from '@/lib/editors/audit';
import { fieldProblems, type FieldProblems } from '@/lib/editors/form';
import { may, type Actor } from '@/lib/editors/rules';
import { sourceForm } from './form';

export type ChangeSourceResult =
  | { ok: true; name: string }
  | { ok: false; reason: 'not allowed' | 'not found' }
  | { ok: false; reason: 'invalid'; problems: FieldProblems };

/** Changes what the desk says of a source. Another address is asked anew, without what the old one told us to remember. */
export async function changeSource(order: {
  sourceId: number;
  form: Record<string, unknown>;
  by: Actor;
  now: Date;
}): Promise<ChangeSourceResult> {
  const { sourceId, by, now } = order;
  if (!may(by, 'sources')) return { ok: false, reason: 'not allowed' };
  const parsed = sourceForm.safeParse(order.form);
  if (!parsed.success) return { ok: false, reason: 'invalid', problems: fieldProblems(parsed.error) };
  const { topics: chosen, ...after } = parsed.data;
  return transact(async (tx) => {
    const [before] = await tx.select().from(wireSources).where(eq(wireSources.id, sourceId));
    if (!before) return { ok: false, reason: 'not found' };
    const same = await tx
      .select({ id: wireSources.id })
      .from(wireSources)
      .where(eq(wireSources.feedUrl, after.feedUrl));
    if (same.some(({ id }) => id !== sourceId))
      return { ok: false, reason: 'invalid', problems: { feedUrl: 'Another source has that address already.' } };
    const hasMoved = before.feedUrl !== after.feedUrl;
    const anew = { etag: '', lastModified: '', movedFrom: '', nextCheckAt: now };
    await tx
      .update(wireSources)
      .set({ ...after, ...(hasMoved && anew) })
      .where(eq(wireSources.id, sourceId));
    await tx.delete(wireSourceTopics).where(eq(wireSourceTopics.sourceId, sourceId));
    const known = await tx.select({ topicId: topics.id }).from(topics).where(inArray(topics.id, chosen));
    if (known.length > 0) await tx.insert(wireSourceTopics).values(known.map(({ topicId }) => ({ sourceId, topicId })));
    const { name, feedUrl, kind, tier, language } = before;
    const change = { before: { name, feedUrl, kind, tier, language }, after: { ...after, topics: chosen } };
    await record(tx, { by, act: 'changed the source', subject: after.name, ...change, now });
    return { ok: true, name: after.name };
  });
}
