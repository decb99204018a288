import { findLatestBriefing } from '@/lib/briefings/queries';
import { listSubjects } from '@/lib/briefings/subject-queries';
import { formatLongDate } from '@/lib/dates';
import { archivePath, briefingPath, feedPath, storyPath, topicPath } from '@/lib/paths';
import type { Settings } from '@/lib/settings';
import { inWords } from '@/lib/words';

/** RFC 9309: everything may be read but the search, whose pages are without end, and the desk. */
export function robotsTxt(siteUrl: string): string {
  return `User-agent: *
Disallow: /search
Disallow: /admin
Disallow: /api

Sitemap: ${siteUrl}/sitemap.xml
Sitemap: ${siteUrl}/news-sitemap.xml
`;
}

/** What a language model is told about the site (llmstxt.org): what it is, and where to read on. */
export async function llmsTxt(
  { siteName, strapline, beat, slots, locale }: Settings,
  siteUrl: string,
): Promise<string> {
  const latest = await findLatestBriefing();
  const topics = await listSubjects('topics');
  const link = (label: string, path: string, note?: string) =>
    `- [${label.replace(/[[\]]/g, '')}](${siteUrl}${path})${note ? `: ${note}` : ''}`;
  return [
    `# ${siteName}`,
    `> ${strapline}.`,
    `${siteName} publishes one briefing a week: the ${inWords(slots)} ${beat} stories that matter most, ranked. Every story names its sources, says why it matters, and is corrected in the open.`,
    ...(latest
      ? [
          `## The newest briefing: No. ${latest.number}, ${formatLongDate(latest.editionDate, locale)}`,
          [
            link(`No. ${latest.number}`, briefingPath(latest.slug), latest.title),
            ...latest.stories.map(({ rank, headline, slug, standfirst }) =>
              link(`${rank}. ${headline}`, storyPath(slug), standfirst),
            ),
          ].join('\n'),
        ]
      : []),
    '## Everything else',
    [
      ...(latest ? [link('Archive', archivePath(), 'every edition by year and month')] : []),
      link('Feed of briefings', feedPath('/', 'json'), 'full text, JSON Feed; also as RSS and Atom'),
      link('Feed of stories', feedPath('/stories', 'json'), 'full text'),
      link('How we rank', '/about'),
      link('Standards', '/standards'),
      link('Corrections', '/corrections'),
    ].join('\n'),
    ...(topics.length > 0
      ? ['## Topics', topics.map(({ slug, name, description }) => link(name, topicPath(slug), description)).join('\n')]
      : []),
    '',
  ].join('\n\n');
}
