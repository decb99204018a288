import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { editionForm, redirectsForm, subjectsForm } from '@/lib/briefings/form';
import { documentFromMarkdown } from '@/lib/stories/markdown';

/** The texts of db/seed as one whole: what no single file can get right on its own. */

const read = (file: string): unknown => parse(readFileSync(join('db/seed', file), 'utf8'));
const files = readdirSync('db/seed/editions').sort();
const editions = files.map((file) => ({ file, ...editionForm.parse(read(join('editions', file))) }));
const stories = editions.flatMap(({ date, stories }) => stories.map((story) => ({ ...story, date })));
const topics = subjectsForm.parse(read('topics.yaml'));
const companies = subjectsForm.parse(read('companies.yaml'));
const redirects = redirectsForm.parse(read('redirects.yaml'));

/** Every address that the body of a story links to. */
function linksOf(body: string): string[] {
  const result = documentFromMarkdown(body);
  const found: string[] = [];
  JSON.stringify(result, (key, value: unknown) => {
    if (key === 'href') found.push(String(value));
    return value;
  });
  return found;
}

test('there are fourteen editions of five stories', () => {
  expect(editions.map(({ stories }) => stories.length)).toEqual(Array(14).fill(5));
});

test('each file is called after its date', () => {
  expect(files).toEqual(editions.map(({ date }) => `${date}.yaml`));
});

test('numbers go up by one a week', () => {
  const [first] = editions;
  const weeks = editions.map(({ date }) => (Date.parse(date) - Date.parse(first!.date)) / (7 * 86_400_000));
  expect(editions.map(({ number }) => number - first!.number)).toEqual(weeks);
});

test('no slug or headline is used twice', () => {
  expect(new Set(stories.map(({ slug }) => slug)).size).toBe(stories.length);
  expect(new Set(stories.map(({ headline }) => headline)).size).toBe(stories.length);
});

test('every link to a story leads to one of the same or an earlier edition', () => {
  const dates = new Map(stories.map(({ slug, date }) => [`/stories/${slug}`, date]));
  const links = stories.flatMap(({ slug, date, body }) => linksOf(body).map((href) => ({ slug, date, href })));
  const inside = links.filter(({ href }) => href.startsWith('/'));
  expect(inside.length).toBeGreaterThan(20);
  expect(inside.filter(({ date, href }) => !(dates.get(href)! <= date))).toEqual([]);
});

test('no story links to itself', () => {
  expect(stories.filter(({ slug, body }) => linksOf(body).includes(`/stories/${slug}`))).toEqual([]);
});

test('whatever is written in a body as a link is one', () => {
  const written = stories.map(({ slug, body }) => ({ slug, links: body.match(/\]\(/g)?.length ?? 0 }));
  expect(stories.map(({ slug, body }) => ({ slug, links: linksOf(body).length }))).toEqual(written);
});

test('no source is a deep link, which would be gone tomorrow', () => {
  const urls = stories.flatMap(({ sources }) => sources.flatMap(({ url }) => url ?? [])).map((url) => new URL(url));
  expect(urls.length).toBeGreaterThan(0);
  expect(urls.filter(({ pathname, search, hash }) => pathname + search + hash !== '/').map(String)).toEqual([]);
});

test.each([
  { what: 'topic', known: topics, used: stories.flatMap((story) => story.topics) },
  { what: 'company', known: companies, used: stories.flatMap((story) => story.companies) },
])('every $what is used and described, and none is used that is not there', ({ known, used }) => {
  expect(known.map(({ slug }) => slug).sort()).toEqual([...new Set(used)].sort());
  expect(new Set(known.map(({ name }) => name)).size).toBe(known.length);
});

test('every picture is a file of this site', () => {
  const pictures = stories.flatMap(({ image }) => image?.src ?? []);
  expect(pictures.length).toBeGreaterThan(0);
  expect(pictures.filter((src) => !readdirSync('public/images').includes(src.replace('/images/', '')))).toEqual([]);
});

test('a correction comes after its edition', () => {
  const early = stories.filter(({ date, corrections }) =>
    corrections.some(({ at }) => at < new Date(`${date}T06:00Z`)),
  );
  expect(early.map(({ slug }) => slug)).toEqual([]);
});

test('an old address leads to a story that exists, and is none itself', () => {
  const paths = stories.map(({ slug }) => `/stories/${slug}`);
  expect(redirects.filter(({ path }) => paths.includes(path))).toEqual([]);
  expect(redirects.filter((entry) => 'moved_to' in entry && !paths.includes(entry.moved_to))).toEqual([]);
});
