import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PreviewedEdition } from '@/components/briefings/previews';
import { findBriefingToPreview, previewPaths } from '@/lib/briefings/preview';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { requireEditor } from '@/lib/editors/auth';
import { getSettings } from '@/lib/settings';

export const metadata: Metadata = { title: 'Preview of an edition', robots: { index: false, follow: false } };

/** For the desk: the door serves it at /admin/preview/briefings/[id]. */
export default async function BriefingPreviewPage({ params }: { params: Promise<{ id: string }> }) {
  await requireEditor('write');
  const briefing = await findBriefingToPreview(Number((await params).id), new Date());
  if (!briefing) notFound();
  const paths = previewPaths(briefing, {
    briefing: `/admin/preview/briefings/${briefing.id}`,
    stories: '/admin/preview/stories',
  });
  return (
    <PreviewedEdition
      briefing={briefing}
      settings={await getSettings()}
      latest={await findLatestBriefing()}
      paths={paths}
    />
  );
}
