import { generateOpml, parseOpml, type Opml } from 'feedsmith';
import { cleanUrl } from './clean-url';
import { decodeFeed } from './decode-feed';
import { mendFeed } from './mend-feed';
import { KINDS, type Kind } from './source-rules';

/** A source as an OPML file has it. */
export type OutlineSource = {
  name: string;
  feedUrl: string;
  siteUrl: string;
  language: string;
  kind: Kind;
  tier: number;
};

/** Groups within groups that are followed. */
const DEEPEST = 20;

type Outline = {
  text?: unknown;
  title?: string;
  xmlUrl?: string;
  htmlUrl?: string;
  language?: string;
  category?: string;
};
type Outlines = (Outline & { outlines?: Outlines })[];

/**
 * The feeds of an OPML file (opml.org/spec2.opml), whatever groups they stand in; undefined if it is no OPML. What the desk
 * knows beyond OPML, kind and tier, is in the attribute `category`, as "/kind/trade,/tier/2".
 */
export function readOpml(bytes: Uint8Array): OutlineSource[] | undefined {
  try {
    const document = parseOpml(mendFeed(decodeFeed(bytes, '')));
    const found = flat((document.body?.outlines ?? []) as Outlines, 0)
      .map(sourceOf)
      .filter((each) => each !== undefined);
    return [...new Map(found.map((each) => [each.feedUrl, each])).values()];
  } catch {
    return undefined;
  }
}

const flat = (outlines: Outlines, depth: number): Outlines =>
  depth > DEEPEST ? [] : outlines.flatMap((each) => [each, ...flat(each.outlines ?? [], depth + 1)]);

function sourceOf({ text, title, xmlUrl, htmlUrl, language, category = '' }: Outline): OutlineSource | undefined {
  const feedUrl = cleanUrl(xmlUrl ?? '');
  if (!feedUrl) return undefined;
  const name = [text, title]
    .map((each) => (typeof each === 'string' ? each.replace(/[\s\p{Cc}]+/gu, ' ').trim() : ''))
    .find(Boolean);
  return {
    name: (name ?? new URL(feedUrl).hostname).slice(0, 80),
    feedUrl,
    siteUrl: cleanUrl(htmlUrl ?? '') ?? '',
    language: /^[a-z]{2,3}(?=$|[-_])/i.exec(language ?? '')?.[0].toLowerCase() ?? '',
    kind: KINDS.find((kind) => category.includes(`/kind/${kind}`)) ?? 'trade',
    tier: Number(/\/tier\/([123])/.exec(category)?.[1] ?? 2),
  };
}

/** An OPML file of these sources, which every feed reader can take. */
export function writeOpml(title: string, sources: OutlineSource[], now: Date): string {
  const outlines = sources.map(({ name, feedUrl, siteUrl, language, kind, tier }) => ({
    text: name,
    title: name,
    type: 'rss',
    xmlUrl: feedUrl,
    ...(siteUrl && { htmlUrl: siteUrl }),
    ...(language && { language }),
    category: `/kind/${kind},/tier/${tier}`,
  }));
  const document: Opml.Document<Date> = { head: { title, dateCreated: now }, body: { outlines } };
  return generateOpml(document);
}
