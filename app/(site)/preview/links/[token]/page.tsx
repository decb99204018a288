import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { PreviewedEdition, PreviewedStory } from '@/components/briefings/previews';
import { findBriefingToPreview, previewPaths } from '@/lib/briefings/preview';
import { openPreview } from '@/lib/briefings/preview-links';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { ADDRESS_HEADER } from '@/lib/client-address';
import { READER_PATHS } from '@/lib/paths';
import { getSettings } from '@/lib/settings';
import { findStoryToPreview } from '@/lib/stories/preview';

export const metadata: Metadata = { title: 'Preview', robots: { index: false, follow: false } };

/** For whoever holds a private link: the door serves it at /preview/[token]. */
export default async function LinkPreviewPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const asked = await headers();
  const now = new Date();
  const opened = await openPreview({
    token,
    address: asked.get(ADDRESS_HEADER) ?? '',
    agent: asked.get('user-agent') ?? '',
    now,
  });
  if (!opened) notFound();
  const around = { settings: await getSettings(), latest: await findLatestBriefing() };
  if (opened.kind === 'story') {
    const story = await findStoryToPreview(opened.subjectId, { copy: 'work', now });
    if (!story) notFound();
    return <PreviewedStory {...around} story={story} edition={undefined} paths={READER_PATHS} />;
  }
  const briefing = await findBriefingToPreview(opened.subjectId, now);
  if (!briefing) notFound();
  const paths = previewPaths(briefing, { briefing: `/preview/${token}`, stories: `/preview/${token}/stories` });
  return <PreviewedEdition {...around} briefing={briefing} paths={paths} />;
}
