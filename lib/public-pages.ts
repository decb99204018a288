import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { companies, corrections, stories, storyCompanies, storyTopics, topics } from '@/db/schema/stories';
import { archivePath, briefingPath, FEED_FORMATS, PAGE_SIZE, type FeedFormat } from './paths';

/** A page that is there, or the one address it is really at. `keep: false` for a page that is drawn for each who asks. */
export type Found = { status: 200; page: string; keep?: false } | { status: 301; target: string };

/** How many addresses a sitemap may hold; the standard allows 50,000. */
export const SITEMAP_SIZE = 10_000;

type Given = { path: string; parts: string[]; query: string };
type Rule = { pattern: RegExp; find: (given: Given) => Promise<Found | undefined> };

const here = ({ path }: Given): Promise<Found> => Promise.resolve({ status: 200, page: path });

/** A page that reads the query, whatever it holds. */
const asked = ({ path, query }: Given): Promise<Found> =>
  Promise.resolve({ status: 200, page: path + query, keep: false });

const SLUG = '([a-z0-9-]+)';
const FEED = '(feed\\.xml|atom\\.xml|feed\\.json)';

/** Every address that readers, feed readers and search engines can ask for. */
const RULES: Rule[] = [
  { pattern: /^\/$/, find: here },
  { pattern: rule(`/stories/${SLUG}`), find: (given) => ifPublished('stories', given) },
  { pattern: rule(`/briefings(?:/(\\d{4}))?`), find: findArchive },
  { pattern: rule('/briefings/([1-9]\\d{0,2})'), find: findByNumber },
  { pattern: rule(`/briefings/${SLUG}`), find: (given) => ifPublished('briefings', given) },
  { pattern: rule(`/(topics|companies)/${SLUG}(?:/(\\d{1,6}))?`), find: findList },
  { pattern: rule(`/corrections(?:/(\\d{1,6}))?`), find: findCorrections },
  {
    pattern: rule('/(topics|companies|about|standards|contact|privacy|offline|newsletter|newsletter/forgotten)'),
    find: here,
  },
  { pattern: rule('/(search|catch-up)'), find: asked },
  { pattern: rule('/(robots\\.txt|llms\\.txt|manifest\\.webmanifest|opensearch\\.xml|indexnow\\.txt)'), find: here },
  { pattern: rule('/sitemap\\.xml'), find: here },
  // It changes by the passing of time alone.
  { pattern: rule('/news-sitemap\\.xml'), find: asked },
  { pattern: rule(`/sitemaps/(pages|briefings|stories|topics|companies)-(\\d{1,6})\\.xml`), find: findSitemap },
  { pattern: rule(`/(?:stories/)?${FEED}`), find: findMainFeed },
  { pattern: rule(`/(topics|companies)/${SLUG}/${FEED}`), find: findFeedOf },
  {
    pattern: rule(`/cards/site\\.png`),
    find: ({ path }) => here({ path: path.replace('.png', ''), parts: [], query: '' }),
  },
  { pattern: rule(`/cards/(stories|briefings)/${SLUG}\\.png`), find: findCard },
];

function rule(path: string): RegExp {
  return new RegExp(`^${path}$`);
}

/** The public page at this path, which is in its one right spelling, if there is one. */
export async function findPublicPage(path: string, query: string): Promise<Found | undefined> {
  for (const { pattern, find } of RULES) {
    const match = pattern.exec(path);
    if (match) return find({ path, parts: match.slice(1), query });
  }
  return undefined;
}

async function ifPublished(
  folder: 'stories' | 'briefings',
  { path, parts: [slug] }: Given,
): Promise<Found | undefined> {
  return (await isPublished(folder, slug!)) ? { status: 200, page: path } : undefined;
}

async function isPublished(folder: 'stories' | 'briefings', slug: string): Promise<boolean> {
  const rows = await lookUps()[folder].execute({ slug });
  return rows.length > 0;
}

/** Every request asks one of these, so they are prepared once: building the query took longer than the look-up. */
const prepared = new WeakMap<Reader, ReturnType<typeof prepareLookUps>>();

function lookUps() {
  const reader = db();
  const known = prepared.get(reader) ?? prepareLookUps(reader);
  prepared.set(reader, known);
  return known;
}

function prepareLookUps(reader: Reader) {
  const published = (table: typeof stories | typeof briefings) =>
    reader
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.slug, sql.placeholder('slug')), eq(table.status, 'published')))
      .prepare();
  return { stories: published(stories), briefings: published(briefings) };
}

/** A briefing that was ever out can be called for by its number, up to 999: four digits are a year of the archive. */
async function findByNumber({ parts: [number] }: Given): Promise<Found | undefined> {
  const [found] = await db()
    .select({ slug: briefings.slug })
    .from(briefings)
    .where(
      and(
        eq(briefings.number, Number(number)),
        inArray(briefings.status, ['published', 'withdrawn']),
        isNull(briefings.trashedAt),
      ),
    );
  return found && { status: 301, target: briefingPath(found.slug) };
}

/** The archive stands at /briefings for its newest year and below it, by the year, for the others. */
async function findArchive({ parts: [asked] }: Given): Promise<Found | undefined> {
  const years = await listArchiveYears();
  const year = asked ?? years[0];
  if (asked && asked === years[0]) return { status: 301, target: archivePath() };
  return year && years.includes(year) ? { status: 200, page: `/archive/${year}` } : undefined;
}

/** The years that have a published briefing, newest first, such as "2020". */
export async function listArchiveYears(): Promise<string[]> {
  const year = sql<string>`substr(${briefings.editionDate}, 1, 4)`;
  const rows = await db()
    .selectDistinct({ year })
    .from(briefings)
    .where(eq(briefings.status, 'published'))
    .orderBy(desc(year));
  return rows.map((row) => row.year);
}

/** A topic or company is there from its first published story on. */
function findList({ parts: [folder, slug, page] }: Given): Promise<Found | undefined> {
  return findNumbered(`/${folder}/${slug}`, page, (offset) => hasStory(folder!, slug!, offset));
}

function findCorrections({ parts: [page] }: Given): Promise<Found | undefined> {
  return findNumbered('/corrections', page, async (offset) => {
    // The page is there before the first correction: it says how to ask for one.
    if (offset === 0) return true;
    const rows = await db()
      .select({ id: corrections.id })
      .from(corrections)
      .innerJoin(stories, and(eq(stories.id, corrections.storyId), isPublic))
      .limit(1)
      .offset(offset);
    return rows.length > 0;
  });
}

/** A page of a list whose entry number `offset`, from 0, may be there; the first page is at the address of the list itself. */
async function findNumbered(
  path: string,
  page: string | undefined,
  hasEntry: (offset: number) => Promise<boolean>,
): Promise<Found | undefined> {
  const number = Number(page ?? 1);
  if (number < 1 || !(await hasEntry((number - 1) * PAGE_SIZE))) return undefined;
  if (page === undefined) return { status: 200, page: `${path}/1` };
  const canonical = number === 1 ? path : `${path}/${number}`;
  return `${path}/${page}` === canonical ? { status: 200, page: canonical } : { status: 301, target: canonical };
}

const isPublic = eq(stories.status, 'published');

/** Whether there are more than `offset` published stories about this topic or company. Looks no further than that. */
async function hasStory(folder: string, slug: string, offset: number): Promise<boolean> {
  const { link, subject, id, storyId } = folder === 'topics' ? FILED.topics : FILED.companies;
  const rows = await db()
    .select({ id: storyId })
    .from(link)
    .innerJoin(subject, and(eq(subject.id, id), eq(subject.slug, slug)))
    .innerJoin(stories, and(eq(stories.id, storyId), isPublic))
    .limit(1)
    .offset(offset);
  return rows.length > 0;
}

const FILED = {
  topics: { link: storyTopics, subject: topics, id: storyTopics.topicId, storyId: storyTopics.storyId },
  companies: {
    link: storyCompanies,
    subject: companies,
    id: storyCompanies.companyId,
    storyId: storyCompanies.storyId,
  },
} as const;

const formatNamed = (name: string) =>
  (Object.keys(FEED_FORMATS) as FeedFormat[]).find((key) => FEED_FORMATS[key] === name);

function findMainFeed({ path, parts: [name] }: Given): Promise<Found> {
  const of = path.startsWith('/stories/') ? 'stories' : 'briefings';
  return Promise.resolve({ status: 200, page: `/feeds/${of}/all/${formatNamed(name!)}` });
}

async function findFeedOf({ parts: [folder, slug, name] }: Given): Promise<Found | undefined> {
  if (!(await hasStory(folder!, slug!, 0))) return undefined;
  return { status: 200, page: `/feeds/${folder}/${slug}/${formatNamed(name!)}` };
}

/** Sitemaps follow the ids, so that one, once full, changes only when a story in it does. */
async function findSitemap({ path, parts: [kind, page] }: Given): Promise<Found | undefined> {
  const number = Number(page);
  if (path !== `/sitemaps/${kind}-${number}.xml` || number < 1 || number > (await countSitemaps(kind!)))
    return undefined;
  return { status: 200, page: `/sitemaps/${kind}/${number}` };
}

/** How many sitemaps there are of this kind. Only what can grow is split. */
export async function countSitemaps(kind: string): Promise<number> {
  if (kind !== 'stories' && kind !== 'briefings') return 1;
  const table = kind === 'stories' ? stories : briefings;
  const [row] = await db()
    .select({ last: sql<number | null>`max(${table.id})` })
    .from(table);
  return Math.max(1, Math.ceil((row?.last ?? 0) / SITEMAP_SIZE));
}

async function findCard({ parts: [folder, slug] }: Given): Promise<Found | undefined> {
  const isThere = await isPublished(folder as 'stories' | 'briefings', slug!);
  return isThere ? { status: 200, page: `/cards/${folder}/${slug}` } : undefined;
}
