import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { parse } from 'yaml';
import { z } from 'zod';
import { transact } from '@/db/client';
import { clusters, wireItems } from '@/db/schema/wire';
import { wireSources } from '@/db/schema/wire-sources';
import { clusterItems } from '@/lib/wire/cluster-items';
import { takeItems } from '@/lib/wire/take-items';

const FILE = 'db/seed/wire.yaml';
const HOUR = 60 * 60_000;

const demoWire = z.strictObject({
  outlets: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      kind: z.enum(['primary', 'agency', 'trade', 'general', 'regional']),
      tier: z.int().min(1).max(3),
    }),
  ),
  items: z.array(z.strictObject({ outlet: z.string(), hours: z.number(), title: z.string(), summary: z.string() })),
});

/**
 * Gives the demo a week of the wire to look at. Its outlets are placeholders below `.example`, paused because nothing is
 * there to be read, and everything of them is marked as demo data. The items come in as they would from feeds, in the order of
 * their hours, and are grouped by the same rules as any.
 */
export async function fillDemoWire(now: Date): Promise<void> {
  const { outlets, items } = demoWire.parse(parse(readFileSync(FILE, 'utf8')));
  const before = (hours: number) => new Date(now.getTime() - hours * HOUR);
  await transact(async (tx) => {
    const ids = new Map<string, number>();
    for (const { key, ...outlet } of outlets) {
      const site = `https://${key}.example/`;
      const added = { addedAt: before(200), addedBy: 'Demo content', nextCheckAt: now, state: 'paused' as const };
      const [row] = await tx
        .insert(wireSources)
        .values({ ...outlet, ...added, siteUrl: site, feedUrl: `${site}feed.xml`, language: 'en', isDemo: true })
        .returning({ id: wireSources.id });
      ids.set(key, row!.id);
    }
    for (const [index, { outlet, hours, title, summary }] of items.entries()) {
      const at = before(hours);
      const url = `https://${outlet}.example/${index + 1}`;
      const listed = [{ guid: url, url, title, summary, author: '', language: 'en', publishedAt: at }];
      await takeItems(tx, { source: { id: ids.get(outlet)!, language: 'en' }, listed, now: at });
    }
    for (const id of ids.values()) await tx.update(wireItems).set({ isDemo: true }).where(eq(wireItems.sourceId, id));
  });
  await clusterItems(now);
  await transact(async (tx) => {
    await tx.update(clusters).set({ isDemo: true });
  });
}
