import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseFeed } from '@/lib/wire/parse-feed';

/** Feeds from outside, with what should come out of each. They are not part of this repository. */
const FOLDER = process.env.FEED_CORPUS ?? '../../shared/corpus/feeds';

type Expectation = {
  file: string;
  headers: Record<string, string>;
  expect: 'ok' | 'error' | 'either';
  items?: number;
  feedTitle?: string;
  first?: { title?: string; link?: string; date?: string | null; summary?: string };
  mustNotContain?: string[];
};

const list = join(FOLDER, 'expectations.json');
const SERVED_FROM = 'https://feeds.example/folder/feed.xml';

describe.skipIf(!existsSync(list))(`the feeds in ${FOLDER} (skipped where that folder is absent)`, () => {
  const cases = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Expectation[]) : [];

  test.each(cases)('$file', (wanted) => {
    const body = readFileSync(join(FOLDER, wanted.file));
    const feed = parseFeed({ body, contentType: wanted.headers['content-type'] ?? '', url: SERVED_FROM });
    if (wanted.expect !== 'either') expect(feed !== undefined).toBe(wanted.expect === 'ok');
    if (!feed) return;
    if (wanted.items !== undefined) expect(feed.items).toHaveLength(wanted.items);
    if (wanted.feedTitle) expect(feed.title).toBe(wanted.feedTitle);
    const { title, link, date, summary } = wanted.first ?? {};
    const [item] = feed.items;
    if (title) expect(item?.title).toBe(title);
    if (link) expect(item?.url).toBe(new URL(link, SERVED_FROM).href);
    if (date) expect(item?.publishedAt).toEqual(new Date(date));
    if (summary) expect(item?.summary).toBe(summary);
    for (const text of wanted.mustNotContain ?? []) expect(JSON.stringify(feed).toLowerCase()).not.toContain(text);
  });
});
