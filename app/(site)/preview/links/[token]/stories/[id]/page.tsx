import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { PreviewedStory } from '@/components/briefings/previews';
import { findBriefingToPreview, previewPaths } from '@/lib/briefings/preview';
import { openPreview } from '@/lib/briefings/preview-links';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { ADDRESS_HEADER } from '@/lib/client-address';
import { getSettings } from '@/lib/settings';
import { findStoryToPreview } from '@/lib/stories/preview';

export const metadata: Metadata = { title: 'Preview', robots: { index: false, follow: false } };

type Props = { params: Promise<{ token: string; id: string }> };

/** A story of an edition, for whoever holds a link to the edition: the door serves it at /preview/[token]/stories/[id]. */
export default async function LinkStoryPreviewPage({ params }: Props) {
  const { token, id } = await params;
  const asked = await headers();
  const now = new Date();
  const opened = await openPreview({
    token,
    address: asked.get(ADDRESS_HEADER) ?? '',
    agent: asked.get('user-agent') ?? '',
    now,
  });
  const edition = opened?.kind === 'briefing' ? await findBriefingToPreview(opened.subjectId, now) : undefined;
  const story = edition && (await findStoryToPreview(Number(id), { copy: 'edition', now }));
  // The link opens what stands in the edition, and no other story.
  const place = story && edition.stories.find(({ slug }) => edition.storyIds.get(slug) === story.id);
  if (!place) notFound();
  const paths = previewPaths(edition, { briefing: `/preview/${token}`, stories: `/preview/${token}/stories` });
  return (
    <PreviewedStory
      story={story}
      edition={{ ...edition, rank: place.rank }}
      settings={await getSettings()}
      latest={await findLatestBriefing()}
      paths={paths}
    />
  );
}
