import type { parseFeed } from 'feedsmith';

/** An item as its feed has it, in whatever format: everything that may serve, best first. */
export type FeedRecord = {
  ids: (string | undefined)[];
  links: (string | undefined)[];
  base: string | undefined;
  titles: (string | undefined)[];
  texts: (string | undefined)[];
  authors: (string | undefined)[];
  dates: (string | undefined)[];
  languages: (string | undefined)[];
};

export type FeedHead = {
  title: string | undefined;
  links: (string | undefined)[];
  base: string | undefined;
  language: string | undefined;
  /** How often it says that it changes, in minutes. */
  minutes: number | undefined;
  items: FeedRecord[];
};

type Any = ReturnType<typeof parseFeed>;
type Of<Format extends Any['format']> = Extract<Any, { format: Format }>['feed'];

/** The same four fields for four formats (RSS, RDF, Atom, JSON Feed). */
export function recordsOf(parsed: Any): FeedHead {
  switch (parsed.format) {
    case 'atom':
      return fromAtom(parsed.feed);
    case 'json':
      return fromJson(parsed.feed);
    case 'rdf':
      return fromRdf(parsed.feed);
    default:
      return fromRss(parsed.feed);
  }
}

const names = (people: { name?: unknown }[] | undefined) => (people ?? []).map(({ name }) => textOf(name));

/** What feedsmith's types wrap: a text, or nothing. */
const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);

type Link = { href?: unknown; rel?: string; type?: string };

/** The page before any other version of it; what is attached is no page. */
function pages(links: Link[] | undefined): (string | undefined)[] {
  const isPage = ({ rel }: Link) => !rel || rel === 'alternate' || rel.endsWith('#alternate');
  const found = (links ?? []).filter(isPage);
  return [...found.filter(({ type }) => !type || /html/.test(type)), ...found].map(({ href }) => textOf(href));
}

const PERIODS: Record<string, number> = { hourly: 60, daily: 1440, weekly: 10_080, monthly: 43_200, yearly: 525_600 };

type Syndication = { updatePeriod?: string; updateFrequency?: number } | undefined;

const minutesOf = (sy: Syndication, ttl?: number) => {
  const period = PERIODS[sy?.updatePeriod?.trim().toLowerCase() ?? ''];
  return period ? period / Math.max(1, sy?.updateFrequency ?? 1) : ttl;
};

function fromRss(feed: Of<'rss'>): FeedHead {
  return {
    title: textOf(feed.title),
    links: [textOf(feed.link), ...pages(feed.atom?.links)],
    base: feed.xml?.base,
    language: feed.language ?? feed.dc?.languages?.[0],
    minutes: minutesOf(feed.sy, feed.ttl),
    items: (feed.items ?? []).map((item) => {
      const id = textOf(item.guid?.value);
      const permalink = item.guid?.isPermaLink !== false && id && /^https?:/i.test(id) ? id : undefined;
      return {
        ids: [id, textOf(item.atom?.id)],
        links: [item.link, ...pages(item.atom?.links), permalink],
        base: item.xml?.base,
        titles: [item.title, item.dc?.titles?.[0], item.media?.title?.value],
        texts: [item.description, item.content?.encoded, item.dc?.descriptions?.[0], item.itunes?.summary],
        authors: [...(item.dc?.creators ?? []), ...names(item.authors), item.itunes?.author],
        dates: [item.pubDate, ...(item.dc?.dates ?? []), item.atom?.published, item.atom?.updated].map(textOf),
        languages: [item.dc?.languages?.[0], item.xml?.lang],
      };
    }),
  };
}

function fromRdf(feed: Of<'rdf'>): FeedHead {
  return {
    title: textOf(feed.title),
    links: [textOf(feed.link)],
    base: feed.xml?.base,
    language: feed.dc?.languages?.[0],
    minutes: minutesOf(feed.sy),
    items: (feed.items ?? []).map((item) => ({
      ids: [item.rdf?.about],
      links: [textOf(item.link), item.rdf?.about],
      base: item.xml?.base,
      titles: [textOf(item.title), item.dc?.titles?.[0]],
      texts: [item.description, item.content?.encoded, item.dc?.descriptions?.[0]],
      authors: item.dc?.creators ?? [],
      dates: [...(item.dc?.dates ?? []), ...(item.dcterms?.created ?? [])].map(textOf),
      languages: [item.dc?.languages?.[0]],
    })),
  };
}

function fromAtom(feed: Of<'atom'>): FeedHead {
  return {
    title: (feed.title as { value?: string } | undefined)?.value,
    links: pages(feed.links),
    base: feed.xml?.base,
    language: feed.xml?.lang,
    minutes: minutesOf(feed.sy),
    items: (feed.entries ?? []).map((entry) => ({
      ids: [textOf(entry.id)],
      links: [...pages(entry.links), entry.content?.src],
      base: entry.xml?.base,
      titles: [(entry.title as { value?: string } | undefined)?.value, entry.media?.title?.value],
      texts: [entry.summary?.value, entry.content?.value],
      authors: [...names(entry.authors), ...names(entry.source?.authors), ...names(feed.authors)],
      dates: [entry.published, entry.updated].map(textOf),
      languages: [entry.xml?.lang],
    })),
  };
}

function fromJson(feed: Of<'json'>): FeedHead {
  return {
    title: textOf(feed.title),
    links: [feed.home_page_url],
    base: undefined,
    language: feed.language,
    minutes: undefined,
    items: ((feed.items ?? []) as Record<string, unknown>[]).map((item) => ({
      ids: [textOf(item.id)],
      links: [textOf(item.url), textOf(item.external_url)],
      base: undefined,
      titles: [textOf(item.title)],
      texts: [item.summary, item.content_text, item.content_html].map(textOf),
      authors: [...names(item.authors as { name?: string }[]), ...names(feed.authors)],
      dates: [item.date_published, item.date_modified].map(textOf),
      languages: [textOf(item.language)],
    })),
  };
}
