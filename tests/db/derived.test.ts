import { eq } from 'drizzle-orm';
import SQLite from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { databaseFile, openDatabase, readRevision, transact, type Transaction } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { settings } from '@/db/schema/settings';
import {
  companies,
  corrections,
  sources,
  stories,
  storyCompanies,
  storyTopics,
  topics,
  type DocumentNode,
} from '@/db/schema/stories';
import { addBriefing, addStory, documentOf, longAgo, paragraph } from '../fixtures/newsroom';
import { freshDatabase } from '../support/database';

let open: number;
let draft: number;
let company: number;

beforeEach(async () => {
  freshDatabase();
  open = await addStory({ slug: 'open', status: 'published' });
  draft = await addStory({ slug: 'draft' });
  company = await transact(async (tx) => {
    const [row] = await tx
      .insert(companies)
      .values({ slug: 'ocado', name: 'Ocado', description: 'A grocer.' })
      .returning();
    return row!.id;
  });
  await addBriefing({ number: 1, editionDate: '2020-07-24', status: 'published' }, [open]);
  await addBriefing({ number: 2, editionDate: '2020-07-31' }, [draft]);
});

/** The stories in which the index finds this. */
function find(match: string): string[] {
  const connection = new SQLite(databaseFile(), { readonly: true });
  const sql = 'select s.slug from search join stories s on s.id = search.rowid where search match ? order by s.id';
  const found = connection.prepare<[string], string>(sql).pluck().all(match);
  connection.close();
  return found;
}

const moved = async (work: (tx: Transaction) => Promise<unknown>) => {
  const before = readRevision();
  await transact(async (tx) => {
    await work(tx);
  });
  return readRevision() > before;
};

type Change = (tx: Transaction, storyId: number, briefingId: number) => Promise<unknown>;

/** What can happen to a story and a briefing; the same changes move readers' count or not, by what is public. */
const changes: [string, Change][] = [
  ['a headline', (tx, id) => tx.update(stories).set({ headline: 'Other' }).where(eq(stories.id, id))],
  ['a source more', (tx, id) => tx.insert(sources).values({ storyId: id, position: 2, publisher: 'P', title: 'T' })],
  ['a source less', (tx, id) => tx.delete(sources).where(eq(sources.storyId, id))],
  [
    'a correction',
    (tx, id) => tx.insert(corrections).values({ storyId: id, kind: 'correction', text: 'X', publishedAt: longAgo }),
  ],
  ['a company', (tx, id) => tx.insert(storyCompanies).values({ storyId: id, companyId: company, position: 1 })],
  ['a topic less', (tx, id) => tx.delete(storyTopics).where(eq(storyTopics.storyId, id))],
  ['a title', (tx, _, id) => tx.update(briefings).set({ title: 'Other' }).where(eq(briefings.id, id))],
  ['a slot', (tx, _, id) => tx.update(slots).set({ headlineOverride: 'Other' }).where(eq(slots.briefingId, id))],
  ['a slot less', (tx, _, id) => tx.delete(slots).where(eq(slots.briefingId, id))],
];

describe('the count of changes that readers see', () => {
  test.each(changes)('moves with %s of something public', async (_, change) => {
    expect(await moved((tx) => change(tx, open, 1))).toBe(true);
  });

  test.each(changes)('stands still with %s of a draft', async (_, change) => {
    expect(await moved((tx) => change(tx, draft, 2))).toBe(false);
  });

  test.each<[string, (tx: Transaction) => Promise<unknown>]>([
    ['the name of a topic', (tx) => tx.update(topics).set({ name: 'Paying' })],
    ['a company', (tx) => tx.update(companies).set({ description: 'Other.' })],
    ['the settings', (tx) => tx.update(settings).set({ siteName: 'Other' })],
    ['a publication', (tx) => tx.update(stories).set({ status: 'published', firstPublishedAt: longAgo })],
    ['a withdrawal', (tx) => tx.update(stories).set({ status: 'withdrawn' }).where(eq(stories.id, 1))],
  ])('moves with %s', async (_, change) => {
    expect(await moved(change)).toBe(true);
  });

  test('stands still when the change is undone', async () => {
    const before = readRevision();
    const undone = transact(async (tx) => {
      await tx.update(stories).set({ headline: 'Other' });
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(readRevision()).toBe(before);
    expect(find('headline : other')).toEqual([]);
  });

  test('moves for everyone when another process makes the change', () => {
    const before = readRevision();
    const other = openDatabase(databaseFile());
    other.exec(`update stories set headline = 'Other' where slug = 'open'`);
    other.close();
    expect(readRevision()).toBeGreaterThan(before);
  });
});

describe('the search index', () => {
  const set = (values: Partial<typeof stories.$inferInsert>, id = open) =>
    transact((tx) => tx.update(stories).set(values).where(eq(stories.id, id)));

  test('holds what is published, and nothing else', async () => {
    expect(find('headline')).toEqual(['open']);
    await set({ status: 'published', firstPublishedAt: longAgo }, draft);
    expect(find('headline')).toEqual(['open', 'draft']);
    await set({ status: 'withdrawn' });
    expect(find('headline')).toEqual(['draft']);
    await transact(async (tx) => {
      await tx.delete(slots);
      await tx.delete(stories);
    });
    expect(find('headline')).toEqual([]);
  });

  test('follows an edit, a company and a new name of either', async () => {
    await set({ headline: 'Robots arrive', standfirst: 'At last.' });
    expect([find('headline : robots'), find('headline : headline')]).toEqual([['open'], []]);
    await transact((tx) => tx.insert(storyCompanies).values({ storyId: open, companyId: company, position: 1 }));
    expect(find('companies : ocado')).toEqual(['open']);
    await transact((tx) => tx.update(companies).set({ name: 'Nestlé' }));
    expect([find('companies : ocado'), find('companies : nestle')]).toEqual([[], ['open']]);
    await transact((tx) => tx.update(topics).set({ name: 'Paying' }));
    expect(find('topics : paying')).toEqual(['open']);
  });

  test('knows who was number one of a published briefing', async () => {
    expect(find('filters : first')).toEqual(['open']);
    await transact((tx) => tx.update(briefings).set({ status: 'withdrawn' }).where(eq(briefings.number, 1)));
    expect(find('filters : first')).toEqual([]);
  });

  test('reads a document as a reader does', async () => {
    const bold = { type: 'text', text: 'way', marks: [{ type: 'bold' }] };
    const body = documentOf(
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Caféhaus' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'half' }, bold, { type: 'text', text: '.' }] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('inside list')] }] },
      { type: 'pullFigure', attrs: { figure: '100,000', caption: 'permanent posts' } },
      paragraph('last'),
    ) as DocumentNode;
    await set({ body });
    for (const match of ['halfway', 'cafehaus', 'inside', 'permanent', '"list 100 000 permanent posts last"']) {
      expect(find(match), match).toEqual(['open']);
    }
    for (const match of ['waycafehaus', '000permanent', 'halfwayinside']) expect(find(match), match).toEqual([]);
  });

  test('is whole after hundreds of changes at random', async () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 16807) % 2147483647) % below;
    for (let number = 0; number < 40; number++) await addStory({ slug: `s-${number}`, status: 'published' });
    const statuses = ['draft', 'published', 'withdrawn'] as const;
    for (let round = 0; round < 300; round++) {
      const id = 3 + random(40);
      if (random(3) > 0) await set({ headline: `Word${random(20)} more`, status: statuses[random(3)]! }, id);
      else await transact((tx) => tx.delete(storyTopics).where(eq(storyTopics.storyId, id)));
    }
    const connection = openDatabase(databaseFile());
    connection.exec(`insert into search (search) values ('integrity-check')`);
    const published = connection.prepare(`select id from stories where status = 'published' order by id`).pluck().all();
    expect(connection.prepare('select rowid from search order by rowid').pluck().all()).toEqual(published);
    const wrong = connection
      .prepare(
        'select count(*) from search join searchable s on s.id = search.rowid where s.headline <> search.headline',
      )
      .pluck()
      .get();
    expect(wrong).toBe(0);
    connection.close();
  });
});
