import { expect, test } from 'vitest';
import { readingMinutes, slugFrom, storyChecks, type StoryFacts } from '@/lib/stories/rules';

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

const ready: StoryFacts = {
  headline: 'H',
  standfirst: 'S',
  whyItMatters: 'W',
  words: 1,
  sources: [{ title: 'T' }],
  topics: 1,
  undescribed: 0,
  leadPicture: null,
  status: 'draft',
  stage: 'ready',
  trashedAt: null,
};

test('about a story that has everything there is nothing to say', () => {
  expect(storyChecks(ready)).toEqual([]);
  expect(storyChecks({ ...ready, status: 'published', leadPicture: { alt: 'A shop', decorative: false } })).toEqual([]);
  expect(storyChecks({ ...ready, leadPicture: { alt: '', decorative: true } })).toEqual([]);
});

test.each<{ lacks: Partial<StoryFacts>; says: string; severity?: string }>([
  { lacks: { headline: '' }, says: 'It has no headline.' },
  { lacks: { headline: ' \n\t' }, says: 'It has no headline.' },
  { lacks: { standfirst: ' ' }, says: 'It has no standfirst.' },
  { lacks: { whyItMatters: '' }, says: 'It does not say why it matters.' },
  { lacks: { words: 0 }, says: 'It has no text.' },
  { lacks: { sources: [] }, says: 'It has no source.' },
  { lacks: { topics: 0 }, says: 'It has no topic.' },
  { lacks: { status: 'withdrawn' }, says: 'It was withdrawn.' },
  { lacks: { trashedAt: new Date(0) }, says: 'It lies in the trash.' },
  { lacks: { leadPicture: { alt: ' ', decorative: false } }, says: 'Its lead picture has no description.' },
  { lacks: { undescribed: 1 }, says: 'There is one picture in its text without a description.' },
  { lacks: { undescribed: 3 }, says: 'There are three pictures in its text without a description.' },
  { lacks: { sources: [{ title: ' ' }] }, says: 'One source without a title.', severity: 'warn' },
  { lacks: { stage: 'writing' }, says: 'Its writer has not handed it in yet.', severity: 'warn' },
])('a story with $lacks is told "$says"', ({ lacks, says, severity = 'block' }) => {
  expect(storyChecks({ ...ready, ...lacks })).toMatchObject([{ severity, message: says }]);
});

test('everything that is missing is said at once', () => {
  const empty = { headline: '', standfirst: '', whyItMatters: '', words: 0, sources: [], topics: 0 };
  expect(storyChecks({ ...ready, ...empty })).toHaveLength(6);
});
