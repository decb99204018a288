import { archivePath, briefingPath, companyPath, correctionsPath, storyPath, topicPath } from '@/lib/paths';
import { countSitemaps, listArchiveYears } from '@/lib/public-pages';
import type { Settings } from '@/lib/settings';
import {
  findNewestPublication,
  listBriefingsOfSitemap,
  listNews,
  listStoriesOfSitemap,
  listStorySitemaps,
  listSubjectsForSitemap,
  type Listed,
} from './sitemap-queries';
import { element, escapeXml } from './xml';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"';

/** The index of all sitemaps (sitemaps.org/protocol.html), with when each last changed where that is known. */
export async function* writeSitemapIndex(siteUrl: string): AsyncGenerator<string> {
  const newest = await findNewestPublication();
  const stories = await listStorySitemaps();
  const briefings = await countSitemaps('briefings');
  yield `${HEAD}<sitemapindex ${SITEMAP}>\n`;
  const entry = (name: string, changed?: Date) =>
    `<sitemap>${element('loc', `${siteUrl}/sitemaps/${name}.xml`)}${element('lastmod', changed?.toISOString())}</sitemap>\n`;
  yield entry('pages-1', newest);
  for (let number = 1; number <= briefings; number++) yield entry(`briefings-${number}`);
  for (let number = 1; number <= (await countSitemaps('stories')); number++) {
    yield entry(`stories-${number}`, stories.get(number));
  }
  yield entry('topics-1') + entry('companies-1');
  yield '</sitemapindex>\n';
}

/** One sitemap, piece by piece. Undefined if there is no such kind. */
export function writeSitemap(kind: string, number: number, siteUrl: string): AsyncGenerator<string> | undefined {
  switch (kind) {
    case 'pages':
      return urlset(pages(), siteUrl, (path) => path);
    case 'stories':
      return urlset(listStoriesOfSitemap(number), siteUrl, storyPath);
    case 'briefings':
      return urlset(listBriefingsOfSitemap(number), siteUrl, briefingPath);
    case 'topics':
      return urlset(once(listSubjectsForSitemap('topics')), siteUrl, topicPath);
    case 'companies':
      return urlset(once(listSubjectsForSitemap('companies')), siteUrl, companyPath);
    default:
      return undefined;
  }
}

type Entry = Omit<Listed, 'changedAt'> & { changedAt?: Date | undefined };

async function* urlset(
  batches: AsyncIterable<Entry[]>,
  siteUrl: string,
  path: (slug: string) => string,
): AsyncGenerator<string> {
  yield `${HEAD}<urlset ${SITEMAP}>\n`;
  for await (const batch of batches) {
    yield batch
      .map(({ slug, changedAt }) => {
        const loc = element('loc', siteUrl + path(slug));
        return `<url>${loc}${element('lastmod', changedAt?.toISOString())}</url>\n`;
      })
      .join('');
  }
  yield '</urlset>\n';
}

async function* once<Item>(items: Promise<Item>): AsyncGenerator<Item> {
  yield await items;
}

/** The pages there is one of. The search is not among them: its results are no pages of their own. */
async function* pages(): AsyncGenerator<Entry[]> {
  const changedAt = await findNewestPublication();
  const [newest, ...years] = await listArchiveYears();
  yield [
    { slug: '/', changedAt },
    ...(newest ? [{ slug: archivePath(), changedAt }] : []),
    ...years.map((year) => ({ slug: archivePath(year) })),
    ...[
      '/topics',
      '/companies',
      '/catch-up',
      '/about',
      '/standards',
      correctionsPath(),
      '/privacy',
      '/contact',
      '/newsletter',
    ].map((slug) => ({ slug })),
  ];
}

/** Google's sitemap of the news of the last two days (developers.google.com/search/docs/crawling-indexing/sitemaps). */
export async function* writeNewsSitemap(
  { siteName, locale }: Settings,
  { siteUrl, now }: { siteUrl: string; now: Date },
): AsyncGenerator<string> {
  const language = new Intl.Locale(locale).language;
  const publication = `<news:publication>${element('news:name', siteName)}${element('news:language', language)}</news:publication>`;
  yield `${HEAD}<urlset ${SITEMAP} ${NEWS}>\n`;
  for (const { slug, headline, publishedAt } of await listNews(now)) {
    const date = element('news:publication_date', publishedAt.toISOString());
    const news = `<news:news>${publication}${date}${element('news:title', headline)}</news:news>`;
    yield `<url>${element('loc', siteUrl + storyPath(slug))}${news}</url>\n`;
  }
  yield '</urlset>\n';
}

/** How a browser or a search box finds our search (OpenSearch 1.1, draft 6). */
export function openSearch({ siteName, locale }: Settings, siteUrl: string): string {
  return `${HEAD}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
${element('ShortName', siteName.slice(0, 16))}
${element('Description', `Search everything ${siteName} has published.`)}
<Url type="text/html" template="${escapeXml(siteUrl)}/search?q={searchTerms}"/>
<Image width="32" height="32" type="image/x-icon">${escapeXml(siteUrl)}/favicon.ico</Image>
${element('Language', locale)}
${element('InputEncoding', 'UTF-8')}
</OpenSearchDescription>
`;
}
