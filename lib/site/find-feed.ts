import { findSubject } from '@/lib/briefings/subject-queries';
import { companyPath, topicPath } from '@/lib/paths';
import { briefingEntry, storyEntry } from './feed-entries';
import { listBriefingsForFeed, listStoriesForFeed } from './feed-queries';
import type { FeedSource } from './feeds';
import type { Settings } from '@/lib/settings';

/** What the feed of this kind holds; nothing where there is no such feed. */
export async function findFeed(
  of: string,
  slug: string,
  around: { settings: Settings; siteUrl: string },
): Promise<FeedSource | undefined> {
  const { siteName, strapline } = around.settings;
  if (of === 'briefings') {
    const entries = (await listBriefingsForFeed()).map((briefing) => briefingEntry(briefing, around));
    return { of: '/', page: '/', title: siteName, description: strapline, entries };
  }
  const toEntries = async (about?: Parameters<typeof listStoriesForFeed>[0]) =>
    (await listStoriesForFeed(about)).map((story) => storyEntry(story, around));
  if (of === 'stories') {
    return {
      of: '/stories',
      page: '/',
      title: `${siteName}, story by story`,
      description: strapline,
      entries: await toEntries(),
    };
  }
  if (of !== 'topics' && of !== 'companies') return undefined;
  const subject = await findSubject(of, slug);
  if (!subject) return undefined;
  const page = of === 'topics' ? topicPath(slug) : companyPath(slug);
  return {
    of: page,
    page,
    title: `${siteName}: ${subject.name}`,
    description: subject.description || subject.name,
    entries: await toEntries({ kind: of, slug }),
  };
}
