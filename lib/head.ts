import type { Metadata } from 'next';
import type { Settings } from './settings';

type Page = {
  title: string;
  description: string;
  /** The one public address of the page. */
  path: string;
  article?: { published: Date; modified?: Date; section?: string | undefined; tags?: string[] };
  picture?: { src: string; width: number; height: number; alt: string } | null;
};

/** The head of a page for search engines and messengers: title, description, its one address, Open Graph, card. */
export function headFor({ siteName, locale }: Settings, page: Page): Metadata {
  const { title, description, path, article, picture } = page;
  const shared = { title, description, url: path, siteName, locale: locale.replace('-', '_') };
  const images = picture ? [{ ...picture, url: picture.src }] : [];
  return {
    title,
    description,
    alternates: { canonical: path },
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
    twitter: { card: picture ? 'summary_large_image' : 'summary' },
  };
}
