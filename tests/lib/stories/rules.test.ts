import { expect, test } from 'vitest';
import { readingMinutes, slugFrom, storyProblems, type StoryToCheck } from '@/lib/stories/rules';

test.each([
  { words: 0, minutes: 1 },
  { words: 1, minutes: 1 },
  { words: 238, minutes: 1 },
  { words: 356, minutes: 1 },
  { words: 357, minutes: 2 },
  { words: 2380, minutes: 10 },
])('$words words take $minutes minutes', ({ words, minutes }) => {
  expect(readingMinutes(words)).toBe(minutes);
});

test.each([
  { text: 'Ant Group prepares a double listing', slug: 'ant-group-prepares-a-double-listing' },
  { text: 'Crème brûlée, déjà vu', slug: 'creme-brulee-deja-vu' },
  { text: 'M&S and Marks & Spencer', slug: 'm-and-s-and-marks-and-spencer' },
  { text: "Sainsbury’s, Sainsbury‘s and Sainsbury's", slug: 'sainsburys-sainsburys-and-sainsburys' },
  { text: 'Spent £40.6bn — in 2020!', slug: 'spent-40-6bn-in-2020' },
  { text: '  --Already-a--slug--  ', slug: 'already-a-slug' },
  { text: '../../etc/passwd', slug: 'etc-passwd' },
  { text: '<script>', slug: 'script' },
  { text: 'ﬁne print', slug: 'fine-print' },
  { text: 'Ørsted, Łódź, Straße', slug: 'orsted-lodz-strasse' },
  { text: '日本', slug: '' },
  { text: '', slug: '' },
])('the slug of "$text" is "$slug"', ({ text, slug }) => {
  expect(slugFrom(text)).toBe(slug);
});

test.each([
  { text: 'a'.repeat(200), length: 80 },
  { text: `${'a'.repeat(79)} and more`, length: 79 },
  { text: 'word '.repeat(40), length: 79 },
])('a slug is cut at 80 characters and ends in no hyphen ($length)', ({ text, length }) => {
  const slug = slugFrom(text);
  expect(slug).toHaveLength(length);
  expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

test('a slug of a slug is the same slug', () => {
  const slug = slugFrom(`Ant Group & M&S: “£40.6bn” — ${'très long '.repeat(20)}`);
  expect(slugFrom(slug)).toBe(slug);
});

const ready: StoryToCheck = {
  headline: 'H',
  standfirst: 'S',
  whyItMatters: 'W',
  words: 1,
  sources: 1,
  topics: 1,
  status: 'draft',
};

test('a story that has everything has no problem', () => {
  expect(storyProblems(ready)).toEqual([]);
});

test.each([
  { lacks: { headline: '' }, says: 'It has no headline.' },
  { lacks: { headline: ' \n\t' }, says: 'It has no headline.' },
  { lacks: { standfirst: ' ' }, says: 'It has no standfirst.' },
  { lacks: { whyItMatters: '' }, says: 'It does not say why it matters.' },
  { lacks: { words: 0 }, says: 'It has no text.' },
  { lacks: { sources: 0 }, says: 'It has no source.' },
  { lacks: { topics: 0 }, says: 'It has no topic.' },
  { lacks: { status: 'withdrawn' as const }, says: 'It was withdrawn.' },
])('a story with $lacks is told "$says"', ({ lacks, says }) => {
  expect(storyProblems({ ...ready, ...lacks })).toEqual([says]);
});

test('everything that is missing is said at once', () => {
  const empty: StoryToCheck = {
    ...ready,
    headline: '',
    standfirst: '',
    whyItMatters: '',
    words: 0,
    sources: 0,
    topics: 0,
  };
  expect(storyProblems(empty)).toHaveLength(6);
});
