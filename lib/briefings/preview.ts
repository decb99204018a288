import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { storyPath, type ReaderPaths } from '@/lib/paths';
import { findStoryToPreview } from '@/lib/stories/preview';
import type { PublishedBriefing } from './queries';

/** An edition as readers would see it now, with the id of each of its stories by slug, for the links between previews. */
export type PreviewedBriefing = PublishedBriefing & { id: number; storyIds: Map<string, number> };

/** The edition with this id in any state, as it would go out now; none of the trash. */
export async function findBriefingToPreview(id: number, now: Date): Promise<PreviewedBriefing | undefined> {
  const [briefing] = await db()
    .select({
      id: briefings.id,
      number: briefings.number,
      slug: briefings.slug,
      title: briefings.title,
      editionDate: briefings.editionDate,
      intro: briefings.intro,
      publishedAt: briefings.publishedAt,
    })
    .from(briefings)
    .where(and(eq(briefings.id, id), isNull(briefings.trashedAt)));
  if (!briefing) return undefined;
  const placed = await db().select().from(slots).where(eq(slots.briefingId, id)).orderBy(asc(slots.rank));
  const stories: PublishedBriefing['stories'] = [];
  const storyIds = new Map<string, number>();
  for (const { rank, storyId, headlineOverride } of placed) {
    const story = await findStoryToPreview(storyId, { copy: 'edition', now });
    if (!story) continue;
    storyIds.set(story.slug, storyId);
    stories.push({
      ...story,
      rank,
      headline: headlineOverride ?? story.headline,
      sources: story.sources.length,
    });
  }
  return { ...briefing, publishedAt: briefing.publishedAt ?? now, stories, storyIds };
}

/** The edition that a story is planned for, or else the newest that has it, and the story's rank in it. */
export async function findEditionToPreview(
  storyId: number,
  now: Date,
): Promise<(PreviewedBriefing & { rank: number }) | undefined> {
  const [place] = await db()
    .select({ id: briefings.id, rank: slots.rank })
    .from(slots)
    .innerJoin(briefings, and(eq(briefings.id, slots.briefingId), isNull(briefings.trashedAt)))
    .where(eq(slots.storyId, storyId))
    .orderBy(desc(briefings.editionDate))
    .limit(1);
  const edition = place && (await findBriefingToPreview(place.id, now));
  return edition && { ...edition, rank: place.rank };
}

/** Where a preview leads to: the previews of the same edition's stories, at these addresses. */
export function previewPaths(
  edition: PreviewedBriefing | undefined,
  { briefing, stories }: { briefing: string; stories: string },
): ReaderPaths {
  const story = (slug: string) => {
    const id = edition?.storyIds.get(slug);
    return id ? `${stories}/${id}` : storyPath(slug);
  };
  return { story, briefing: () => briefing };
}
