import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { bench, briefings, slots } from '@/db/schema/briefings';
import type { PlainDate } from '@/lib/dates';

/** An edition that is being made, as the wire needs it. */
export type EditionToFill = { id: number; number: number; editionDate: PlainDate };

/** More than a newsroom ever has in work; the choice stays a short list. */
const MOST_EDITIONS = 20;

/** The drafts and planned editions, the next one first. */
export function listEditionsToFill(): Promise<EditionToFill[]> {
  return Promise.resolve(
    db()
      .select({ id: briefings.id, number: briefings.number, editionDate: briefings.editionDate })
      .from(briefings)
      .where(and(inArray(briefings.status, ['draft', 'scheduled']), isNull(briefings.trashedAt)))
      .orderBy(asc(briefings.editionDate))
      .limit(MOST_EDITIONS),
  );
}

/** Where a story stands: its slot in an edition, or 0 for the bench. */
export type StoryPlace = { briefingId: number; edition: number; rank: number };

/** Where each of these stories stands, in the newest edition that has it; a slot before a bench. */
export async function listPlaces(storyIds: number[]): Promise<Map<number, StoryPlace>> {
  const places = new Map<number, StoryPlace>();
  const waiting = await db()
    .select({ storyId: bench.storyId, briefingId: briefings.id, edition: briefings.number })
    .from(bench)
    .innerJoin(briefings, and(eq(briefings.id, bench.briefingId), isNull(briefings.trashedAt)))
    .where(inArray(bench.storyId, storyIds));
  for (const { storyId, ...place } of waiting) places.set(storyId, { ...place, rank: 0 });
  const placed = await db()
    .select({ storyId: slots.storyId, briefingId: briefings.id, edition: briefings.number, rank: slots.rank })
    .from(slots)
    .innerJoin(briefings, and(eq(briefings.id, slots.briefingId), isNull(briefings.trashedAt)))
    .where(inArray(slots.storyId, storyIds))
    .orderBy(desc(briefings.editionDate));
  for (const { storyId, ...place } of placed.toReversed()) places.set(storyId, place);
  return places;
}

/** How a story is marked beside its cluster: its slot, or the edition too where it is not the one being filled. */
export type Mark = { rank: number; edition?: number };

/** The marks of the stories of these clusters, and where each was covered, by the story's id. */
export async function findMarks(clusters: { storyId: number | null }[], filling: number | undefined) {
  const places = [...(await listPlaces(clusters.flatMap(({ storyId }) => storyId ?? [])))];
  const marks = places.map(([id, { briefingId, edition, rank }]): [number, Mark] => [
    id,
    briefingId === filling ? { rank } : { rank, edition },
  ]);
  const covered = places.map(([id, { edition, rank }]) => [id, { edition, ...(rank > 0 && { rank }) }] as const);
  return { marks: new Map(marks), covered: new Map(covered) };
}
