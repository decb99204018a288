import { beforeAll, describe, expect, test } from 'vitest';
import { readAside, TooSlow } from '@/db/aside';
import { transact } from '@/db/client';
import { stories } from '@/db/schema/stories';
import { eq, sql } from 'drizzle-orm';
import { searchFrom } from '@/lib/search/rules';
import { searchStories, type Found } from '@/lib/search/search-stories';
import { demoDatabase } from '../../support/database';

beforeAll(demoDatabase);

const search = (query: string) => searchStories(searchFrom(new URLSearchParams(query)));

async function found(query: string): Promise<Found> {
  const result = await search(query);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

const slugs = async (query: string) => (await found(query)).hits.map(({ slug }) => slug);

describe('finds', () => {
  test.each([
    { q: 'alipay', first: 'starbucks-now-inside-alibaba' },
    { q: 'ALIPAY', first: 'starbucks-now-inside-alibaba' },
    { q: 'zoox', first: 'amazon-buys-zoox' },
    { q: 'prime day', first: 'amazon-prime-day-october' },
    { q: '"prime day"', first: 'amazon-prime-day-october' },
    { q: 'klar', first: 'klarna-raises-650m' },
    { q: 'klárna', first: 'klarna-raises-650m' },
    { q: 'bossa nova robots', first: 'walmart-ends-bossa-nova-contract' },
    { q: 'US$7.3bn', first: 'just-eat-takeaway-buys-grubhub' },
  ])('$q', async ({ q, first }) => {
    expect((await slugs(`q=${encodeURIComponent(q)}`))[0]).toBe(first);
  });

  test('the other number of a word', async () => {
    const { total } = await found('q=deliveries');
    expect(total).toBeGreaterThanOrEqual((await found('q="delivery"')).total);
  });

  test('nothing that does not hold all words, and not what was left out', async () => {
    expect(await slugs('q=zoox+alipay')).toEqual([]);
    const all = await found('q=ant+group');
    const without = await found('q=ant+group+-november');
    expect(without.total).toBeLessThan(all.total);
    expect(await slugs('q="day+prime"')).toEqual([]);
  });

  test('the headline first', async () => {
    const { hits } = await found('q=listing');
    expect(hits[0]!.markedHeadline.some(({ isMarked }) => isMarked)).toBe(true);
  });
});

describe('shows', () => {
  test('where the words are, in headline and text, as parts and never as markup', async () => {
    const { hits } = await found('q=alipay');
    for (const { markedHeadline, summary, headline } of hits) {
      expect(markedHeadline.map(({ text }) => text).join('')).toBe(headline);
      const marked = [...markedHeadline, ...summary].filter(({ isMarked }) => isMarked);
      expect(marked.length).toBeGreaterThan(0);
      for (const { text } of marked) expect(text.toLowerCase()).toContain('alipay');
    }
  });

  test('rank and edition of each story', async () => {
    const { hits } = await found('q=zoox');
    expect(hits[0]).toMatchObject({ place: { rank: 1, number: 26, slug: '2020-06-26' } });
  });

  test('hostile text of a story as text', async () => {
    const headline = 'Zyzzyva <script>alert(1)</script> & "co"';
    await transact((tx) => tx.update(stories).set({ headline }).where(eq(stories.slug, 'tm-lewin-online-only')));
    const { hits } = await found('q=zyzzyva');
    expect(hits[0]!.markedHeadline.map(({ text }) => text).join('')).toBe(headline);
  });
});

describe('narrowed', () => {
  test('by topic, company, year and rank, with counts that tell the truth', async () => {
    const all = await found('q=amazon');
    for (const { slug, stories: count } of all.topics) {
      expect((await found(`q=amazon&topic=${slug}`)).total, slug).toBe(count);
    }
    for (const { slug, stories: count } of all.companies) {
      expect((await found(`q=amazon&company=${slug}`)).total, slug).toBe(count);
    }
    expect((await found('q=amazon&rank=1')).total).toBe(all.first);
    expect(await found('q=amazon&year=2020')).toMatchObject({ total: all.total, unfiltered: all.total });
    expect(await found('q=amazon&year=1999')).toMatchObject({ total: 0, unfiltered: all.total, hits: [] });
  });

  test('by two topics at once: either will do', async () => {
    const [jobs, stores, both] = await Promise.all([
      found('q=amazon&topic=jobs'),
      found('q=amazon&topic=stores'),
      found('q=amazon&topic=jobs&topic=stores'),
    ]);
    expect(both.total).toBeGreaterThanOrEqual(Math.max(jobs.total, stores.total));
    expect(both.total).toBeLessThanOrEqual(jobs.total + stores.total);
  });

  test('a topic that does not exist narrows nothing', async () => {
    expect((await found('q=amazon&topic=no-such')).total).toBe((await found('q=amazon')).total);
  });

  test('filters alone give everything, newest first', async () => {
    const { hits, total } = await found('topic=payments');
    expect(total).toBe(8);
    const dates = hits.map(({ firstPublishedAt }) => firstPublishedAt.getTime());
    expect(dates).toEqual(dates.toSorted((a, b) => b - a));
  });

  test('newest first, page by page, each story once', async () => {
    const { total } = await found('q=amazon');
    const seen: string[] = [];
    const dates: number[] = [];
    for (let page = 1; page <= Math.ceil(total / 10); page++) {
      const { hits } = await found(`q=amazon&sort=newest&page=${page}`);
      seen.push(...hits.map(({ slug }) => slug));
      dates.push(...hits.map(({ firstPublishedAt }) => firstPublishedAt.getTime()));
    }
    expect(new Set(seen).size).toBe(total);
    expect(dates).toEqual(dates.toSorted((a, b) => b - a));
    expect(await slugs('q=amazon&page=99')).toEqual([]);
  });
});

describe('nothing found', () => {
  test.each([
    { q: 'amzaon', suggestion: 'amazon' },
    { q: 'dellivery', suggestion: 'delivery' },
    { q: 'ant gruop', suggestion: 'ant group' },
    { q: 'klrana', suggestion: 'klarna' },
    { q: 'lkarna', suggestion: 'klarna' },
    { q: 'xyzzyxyzzy', suggestion: undefined },
    { q: 'zoox alipay', suggestion: undefined },
  ])('$q may have meant $suggestion', async ({ q, suggestion }) => {
    expect(await found(`q=${q}`)).toMatchObject({ total: 0, suggestion });
  });

  test.each(['', '   ', '!!!', '-amazon', '""', '%F0%9F%A4%96', '%00'])(
    'there is nothing to look for in %j',
    async (q) => {
      expect(await search(`q=${q}`)).toEqual({ ok: false, reason: 'nothing to look for' });
    },
  );
});

describe('no text is an error', () => {
  const pieces = [
    '"',
    "'",
    '*',
    '(',
    ')',
    ':',
    '^',
    'AND',
    'OR',
    'NOT',
    'NEAR(',
    '{',
    '}',
    '-',
    '+',
    '\u0000',
    '\ud800',
    'é',
    '日本',
    'amazon',
    '--',
    ';',
    '/*',
    '\\',
    '%',
    '_',
    '\u0002',
  ];

  test('that is put together at random', async () => {
    let seed = 11;
    const random = (below: number) => (seed = (seed * 16807) % 2147483647) % below;
    for (let round = 0; round < 400; round++) {
      const q = Array.from({ length: 1 + random(8) }, () => pieces[random(pieces.length)]).join(random(2) ? ' ' : '');
      const result = await search(`q=${encodeURIComponent(q.toWellFormed())}`);
      expect(result.ok || result.reason, q).toBeTruthy();
    }
  });
});

test('a read that takes too long is given up, and the next one works', async () => {
  const endless = sql`with recursive n (i) as (select 1 union all select i + 1 from n) select count(*) from n`;
  const slow = readAside(endless);
  await expect(slow).rejects.toThrow(TooSlow);
  expect(await readAside(sql`select 1 as one`)).toEqual([{ one: 1 }]);
}, 20_000);

test('the thread may not write', async () => {
  await expect(readAside(sql`delete from stories returning id`)).rejects.toThrow(/readonly|read-only|attempt to write/);
});
