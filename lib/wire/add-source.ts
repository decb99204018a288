import { transact } from '@/db/client';
import { wireSources } from '@/db/schema/wire-sources';
import { record } from '@/lib/editors/audit';
import { fieldProblems, type FieldProblems } from '@/lib/editors/form';
import { may, type Actor } from '@/lib/editors/rules';
import { discoverFeeds } from './discover';
import { newSourceForm } from './form';
import { MOST_SOURCES } from './source-rules';

export type AddResult =
  | { ok: true; id: number; name: string }
  | { ok: false; reason: 'not allowed' }
  | { ok: false; reason: 'invalid'; problems: FieldProblems }
  /** A site has several: the editor says which. */
  | { ok: false; reason: 'several'; feeds: { url: string; title: string }[] };

/**
 * Adds a source to the wire, by the address of its feed or of its site. It is asked at once, so that what is added is a feed;
 * the worker reads it a moment later.
 */
export async function addSource({
  form,
  by,
  now,
}: {
  form: Record<string, unknown>;
  by: Actor;
  now: Date;
}): Promise<AddResult> {
  if (!may(by, 'sources')) return { ok: false, reason: 'not allowed' };
  const parsed = newSourceForm.safeParse(form);
  if (!parsed.success) return { ok: false, reason: 'invalid', problems: fieldProblems(parsed.error) };
  const { address, kind, tier } = parsed.data;
  const found = await discoverFeeds(address);
  const wrong = (words: string): AddResult => ({ ok: false, reason: 'invalid', problems: { address: words } });
  if (!found.ok) return wrong(`That address ${found.words}.`);
  const [first, ...others] = found.feeds;
  if (!first) return wrong('There is no feed at that address, and none that its page names.');
  if (others.length > 0)
    return { ok: false, reason: 'several', feeds: found.feeds.map(({ url, feed }) => ({ url, title: feed.title })) };
  const { url: feedUrl, feed } = first;
  const name = parsed.data.name || feed.title.slice(0, 80) || new URL(feedUrl).hostname;
  return transact(async (tx) => {
    if ((await tx.$count(wireSources)) >= MOST_SOURCES) return wrong(`There are ${MOST_SOURCES} sources already.`);
    const row = { name, feedUrl, siteUrl: feed.siteUrl, kind, tier, addedAt: now, addedBy: by.name, nextCheckAt: now };
    const [added] = await tx.insert(wireSources).values(row).onConflictDoNothing().returning({ id: wireSources.id });
    if (!added) return wrong('That feed is among the sources already.');
    await record(tx, { by, act: 'added the source', subject: name, after: { feedUrl, kind, tier }, now });
    return { ok: true, id: added.id, name };
  });
}
