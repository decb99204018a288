/** The public addresses of things, spelled here and nowhere else. */
export const briefingPath = (slug: string) => `/briefings/${slug}`;
export const storyPath = (slug: string) => `/stories/${slug}`;

/** Where a reader page leads to. A preview has other addresses: what it shows is not public. */
export const READER_PATHS = { story: storyPath, briefing: briefingPath };
export type ReaderPaths = typeof READER_PATHS;

/** The archive: its newest year at its own address, each older one below it. */
export const archivePath = (year?: string) => (year ? `/briefings/${year}` : '/briefings');

/** Lists of stories are paged: the first page at the address itself, the others numbered below it. */
const paged = (path: string, page = 1) => (page > 1 ? `${path}/${page}` : path);
export const topicPath = (slug: string, page?: number) => paged(`/topics/${slug}`, page);
export const companyPath = (slug: string, page?: number) => paged(`/companies/${slug}`, page);
export const correctionsPath = (page?: number) => paged('/corrections', page);

/** How many entries a page of such a list holds. */
export const PAGE_SIZE = 20;

/** The three forms a feed has, with the name each has at the end of its address. */
export const FEED_FORMATS = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' } as const;
export type FeedFormat = keyof typeof FEED_FORMATS;

/** The media types of RFC 4287, of JSON Feed 1.1 and, for RSS, what feed readers have agreed on. */
export const FEED_TYPES: Record<FeedFormat, string> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** The feed of the briefings ('/'), of all stories ('/stories'), or of a topic's or company's path. */
export const feedPath = (of: string, format: FeedFormat) => `${of === '/' ? '' : of}/${FEED_FORMATS[format]}`;

/** The picture that messengers show for a page: of the site ('/'), or of a story's or briefing's path. */
export const cardPath = (of: string) => `/cards${of === '/' ? '/site' : of}.png`;

/** What a reader may ask the search for. Values that are empty or the default are left out of the address. */
export type SearchAddress = {
  q: string;
  topics?: string[];
  companies?: string[];
  year?: string | undefined;
  first?: boolean;
  newest?: boolean;
  page?: number;
};

/** The address of a search. */
export function searchPath({ q, topics = [], companies = [], year, first, newest, page = 1 }: SearchAddress): string {
  const query = new URLSearchParams([
    ...(q ? [['q', q]] : []),
    ...topics.map((topic) => ['topic', topic]),
    ...companies.map((company) => ['company', company]),
    ...(year ? [['year', year]] : []),
    ...(first ? [['rank', '1']] : []),
    ...(newest ? [['sort', 'newest']] : []),
    ...(page > 1 ? [['page', String(page)]] : []),
  ]);
  return query.size > 0 ? `/search?${query}` : '/search';
}

/** The list of topics or companies at the desk. */
export function deskSubjectsPath(kind: 'topics' | 'companies', words = '', page = 1): string {
  const query = new URLSearchParams([
    ...(words ? [['words', words]] : []),
    ...(page > 1 ? [['page', String(page)]] : []),
  ]);
  return `/admin/settings/${kind}${query.size > 0 ? `?${query}` : ''}`;
}
