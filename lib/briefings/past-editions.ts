import { and, count, desc, eq, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { editionWires, type ClusterThen } from '@/db/schema/edition-wires';
import type { PlainDate } from '@/lib/dates';
import type { PastEdition } from '@/lib/wire/back-test';
import { PART_NAMES, type PartValues } from '@/lib/wire/rules';

export type EditionThen = PastEdition & { date: PlainDate };

/** The newest editions that are out and had a wire that is known, and how many there are in all. */
export async function listPastEditions(limit: number): Promise<{ editions: EditionThen[]; all: number }> {
  const isOut = and(eq(briefings.status, 'published'), sql`${editionWires.clusters} <> '[]'`);
  const rows = await db()
    .select({
      ...{ number: briefings.number, date: briefings.editionDate },
      ...{ clusters: editionWires.clusters, picks: editionWires.picks },
    })
    .from(editionWires)
    .innerJoin(briefings, eq(briefings.id, editionWires.briefingId))
    .where(isOut)
    .orderBy(desc(editionWires.at))
    .limit(limit);
  const [found] = await db()
    .select({ all: count() })
    .from(editionWires)
    .innerJoin(briefings, eq(briefings.id, editionWires.briefingId))
    .where(isOut);
  const editions = rows.map(({ clusters, ...row }) => ({ ...row, clusters: clusters.map(asCluster) }));
  return { editions, all: found!.all };
}

function asCluster([id, ...values]: ClusterThen) {
  const parts = PART_NAMES.map((part, at) => [part, { value: values[at] ?? 0 }]);
  return { id: id!, parts: Object.fromEntries(parts) as PartValues };
}
