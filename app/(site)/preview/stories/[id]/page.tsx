import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PreviewedStory } from '@/components/briefings/previews';
import { findEditionToPreview, previewPaths } from '@/lib/briefings/preview';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { requireEditor } from '@/lib/editors/auth';
import { getSettings } from '@/lib/settings';
import { findStoryToPreview } from '@/lib/stories/preview';

export const metadata: Metadata = { title: 'Preview of a story', robots: { index: false, follow: false } };

/** For the desk: the door serves it at /admin/preview/stories/[id]. */
export default async function StoryPreviewPage({ params }: { params: Promise<{ id: string }> }) {
  await requireEditor('write');
  const id = Number((await params).id);
  const now = new Date();
  const story = await findStoryToPreview(id, { copy: 'work', now });
  if (!story) notFound();
  const edition = await findEditionToPreview(id, now);
  const paths = previewPaths(edition, {
    briefing: `/admin/preview/briefings/${edition?.id}`,
    stories: '/admin/preview/stories',
  });
  return (
    <PreviewedStory
      story={story}
      edition={edition}
      settings={await getSettings()}
      latest={await findLatestBriefing()}
      paths={paths}
    />
  );
}
