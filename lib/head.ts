import type { Metadata } from 'next';
import { cardPath, FEED_FORMATS, FEED_TYPES, feedPath, type FeedFormat } from './paths';
import type { Settings } from './settings';

type Page = {
  title: string;
  description: string;
  /** The one public address of the page. */
  path: string;
  article?: { published: Date; modified?: Date; section?: string | undefined; tags?: string[] };
  /** The path whose share card stands for the page; that of the site if left out. */
  card?: string;
  /** The path of what a feed of its own is about, and its name. */
  feed?: { of: string; title: string };
};

/** The size of a share card in pixels. */
const CARD = { width: 1200, height: 630 };

/** The head of a page for search engines and messengers: title, description, its one address, Open Graph, card. */
export function headFor({ siteName, locale }: Settings, page: Page): Metadata {
  const { title, description, path, article, card = '/', feed } = page;
  const shared = { title, description, url: path, siteName, locale: locale.replace('-', '_') };
  const images = [{ url: cardPath(card), ...CARD, type: 'image/png', alt: title }];
  return {
    title,
    description,
    alternates: {
      canonical: path,
      types: feedLinks([
        ...(feed ? [feed] : []),
        { of: '/', title: siteName },
        { of: '/stories', title: `${siteName}, story by story` },
      ]),
    },
    openGraph: article
      ? {
          ...shared,
          images,
          type: 'article',
          publishedTime: article.published.toISOString(),
          modifiedTime: (article.modified ?? article.published).toISOString(),
          section: article.section,
          tags: article.tags,
        }
      : { ...shared, images, type: 'website' },
    twitter: { card: 'summary_large_image', title, description, images },
  };
}

/** Feeds in their three forms, as links in the head of a page. */
function feedLinks(feeds: { of: string; title: string }[]) {
  const formats = Object.keys(FEED_FORMATS) as FeedFormat[];
  return Object.fromEntries(
    formats.map((format) => [
      FEED_TYPES[format],
      feeds.map(({ of, title }) => ({ url: feedPath(of, format), title: `${title} (${NAMES[format]})` })),
    ]),
  );
}

const NAMES: Record<FeedFormat, string> = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' };
