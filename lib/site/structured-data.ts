import type {
  BreadcrumbList,
  CollectionPage,
  CorrectionComment,
  ItemList,
  NewsArticle,
  NewsMediaOrganization,
  Thing,
  WebSite,
  WithContext,
} from 'schema-dts';
import type { PublishedBriefing } from '@/lib/briefings/queries';
import type { ListedStory } from '@/lib/briefings/subject-queries';
import { briefingPath, cardPath, companyPath, searchPath, storyPath } from '@/lib/paths';
import type { Settings } from '@/lib/settings';
import type { PublishedStory } from '@/lib/stories/queries';
import { capitalised } from '@/lib/words';

type Around = { settings: Settings; siteUrl: string };
type Node<Type extends Thing> = WithContext<Type>;

const context = { '@context': 'https://schema.org' } as const;

/** Google shows 110 letters of a headline. */
const LONGEST_HEADLINE = 110;

const organization = ({ settings, siteUrl }: Around) =>
  ({
    '@type': 'NewsMediaOrganization',
    '@id': `${siteUrl}/#publisher`,
    name: settings.siteName,
    url: siteUrl,
    logo: { '@type': 'ImageObject', url: `${siteUrl}/icons/icon-512.png`, width: '512', height: '512' },
    correctionsPolicy: `${siteUrl}/corrections`,
    ethicsPolicy: `${siteUrl}/standards`,
  }) satisfies NewsMediaOrganization;

/** Who publishes, and the site with its search, for the front page. */
export function siteData(around: Around): (Node<NewsMediaOrganization> | Node<WebSite>)[] {
  const { settings, siteUrl } = around;
  const search = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${siteUrl}${searchPath({ q: '' })}?q={search_term_string}` },
    // Google's own addition to schema.org, which its types do not know.
    'query-input': 'required name=search_term_string',
  };
  return [
    { ...context, ...organization(around) },
    {
      ...context,
      '@type': 'WebSite',
      '@id': `${siteUrl}/#site`,
      name: settings.siteName,
      alternateName: settings.strapline,
      url: siteUrl,
      inLanguage: settings.locale,
      publisher: { '@id': `${siteUrl}/#publisher` },
      potentialAction: search as NonNullable<WebSite['potentialAction']>,
    },
  ];
}

/** A story as search engines read it: dates with their zone, section, companies, sources and corrections. */
export function storyData(
  story: PublishedStory,
  edition: (PublishedBriefing & { rank: number }) | undefined,
  around: Around,
): Node<NewsArticle> {
  const { settings, siteUrl } = around;
  const url = siteUrl + storyPath(story.slug);
  const pictures = story.leadPicture ? [siteUrl + story.leadPicture.src] : [];
  return {
    ...context,
    '@type': 'NewsArticle',
    '@id': url,
    url,
    mainEntityOfPage: url,
    headline: shortened(story.headline),
    description: story.standfirst,
    image: [...pictures, siteUrl + cardPath(storyPath(story.slug))],
    datePublished: story.firstPublishedAt.toISOString(),
    dateModified: (story.lastUpdatedAt ?? story.firstPublishedAt).toISOString(),
    inLanguage: settings.locale,
    isAccessibleForFree: true,
    wordCount: story.words,
    articleSection: story.topics.map(({ name }) => name),
    author: { '@type': 'Organization', name: `The ${settings.siteName} desk`, url: `${siteUrl}/about` },
    publisher: organization(around),
    about: story.companies.map(({ slug, name }) => ({
      '@type': 'Organization',
      name,
      subjectOf: { '@type': 'CollectionPage', url: siteUrl + companyPath(slug) },
    })),
    citation: story.sources.map(({ publisher, title, url: address, publishedOn }) => ({
      '@type': 'CreativeWork',
      name: title,
      publisher: { '@type': 'Organization', name: publisher },
      ...(address && { url: address }),
      ...(publishedOn && { datePublished: publishedOn }),
    })),
    ...(story.corrections.length > 0 && { correction: story.corrections.map(correctionData) }),
    ...(edition && {
      isPartOf: {
        '@type': 'PublicationIssue',
        issueNumber: edition.number,
        datePublished: edition.editionDate,
        url: siteUrl + briefingPath(edition.slug),
      },
      position: edition.rank,
    }),
  };
}

const correctionData = ({ kind, text, publishedAt }: PublishedStory['corrections'][number]): CorrectionComment => ({
  '@type': 'CorrectionComment',
  name: capitalised(kind),
  text,
  datePublished: publishedAt.toISOString(),
});

/** A briefing as a ranked list of its stories; a place that a withdrawn story left is left out, not closed. */
export function briefingData(briefing: PublishedBriefing, { siteUrl }: Around): Node<ItemList> {
  return {
    ...context,
    '@type': 'ItemList',
    name: `No. ${briefing.number}: ${briefing.title}`,
    description: briefing.intro,
    url: siteUrl + briefingPath(briefing.slug),
    itemListOrder: 'https://schema.org/ItemListOrderAscending',
    numberOfItems: briefing.stories.length,
    itemListElement: briefing.stories.map(({ rank, headline, slug }) => ({
      '@type': 'ListItem',
      position: rank,
      name: headline,
      url: siteUrl + storyPath(slug),
    })),
  };
}

/** A topic or company with the stories on this page of its list. */
export function subjectData(
  subject: { name: string; description: string; path: string; feed: 'topics' | 'companies'; stories: ListedStory[] },
  { settings, siteUrl }: Around,
): Node<CollectionPage> {
  const { name, description, path, stories } = subject;
  return {
    ...context,
    '@type': 'CollectionPage',
    name,
    description,
    url: siteUrl + path,
    inLanguage: settings.locale,
    about: { '@type': subject.feed === 'companies' ? 'Organization' : 'Thing', name },
    mainEntity: {
      '@type': 'ItemList',
      itemListElement: stories.map(({ headline, slug }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name: headline,
        url: siteUrl + storyPath(slug),
      })),
    },
  };
}

/** Where a page is: each step by its name and path, from the front page down. */
export function breadcrumbs(
  steps: { name: string; path: string }[],
  { siteUrl, settings }: Around,
): Node<BreadcrumbList> {
  return {
    ...context,
    '@type': 'BreadcrumbList',
    itemListElement: [{ name: settings.siteName, path: '/' }, ...steps].map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: siteUrl + path,
    })),
  };
}

function shortened(headline: string): string {
  if (headline.length <= LONGEST_HEADLINE) return headline;
  return `${headline.slice(0, LONGEST_HEADLINE - 1).replace(/\s+\S*$/, '')}…`;
}
