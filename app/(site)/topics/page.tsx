import type { Metadata } from 'next';
import { SubjectIndex } from '@/components/briefings/subject-index';
import { ReaderPage } from '@/components/site/reader-page';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { listSubjects } from '@/lib/briefings/subject-queries';
import { headFor } from '@/lib/head';
import { topicPath } from '@/lib/paths';
import { getSettings } from '@/lib/settings';

export async function generateMetadata(): Promise<Metadata> {
  const settings = await getSettings();
  return headFor(settings, {
    title: 'Topics',
    description: `What ${settings.siteName} writes about, topic by topic.`,
    path: '/topics',
  });
}

export default async function TopicsPage() {
  const settings = await getSettings();
  const topics = await listSubjects('topics');
  return (
    <ReaderPage settings={settings} latest={await findLatestBriefing()} path="/topics">
      <SubjectIndex
        title="Topics"
        standfirst={topics.length > 0 ? 'The shelves, by what is on them.' : 'No shelf has been filled yet.'}
        subjects={topics}
        path={topicPath}
      />
    </ReaderPage>
  );
}
