import { describe, expect, test } from 'vitest';
import type { DocumentNode } from '@/db/schema/stories';
import { changeSummary, compareRecords } from '@/lib/stories/compare';
import type { RecordField, StoryRecord } from '@/lib/stories/form';
import type { Names } from '@/lib/stories/record-lines';
import { documentOf, paragraph } from '../../fixtures/newsroom';

const record: StoryRecord = {
  headline: 'Robots begin trials',
  standfirst: '',
  whyItMatters: 'W.',
  slug: 'robots',
  body: documentOf(paragraph('One two three.')) as DocumentNode,
  leadPicture: null,
  searchTitle: '',
  searchDescription: '',
  embargoUntil: null,
  followsId: null,
  topics: [1],
  companies: [],
  sources: [],
};

const names: Names = {
  topics: new Map([
    [1, 'Robots'],
    [2, 'Payments'],
  ]),
  companies: new Map(),
  stories: new Map([[5, 'Earlier']]),
  moment: () => '1 May 2020, 07:00',
};

/** The lines of a field as "change kind: same [-out-] {+in+}". */
function shown(field: RecordField, older: Partial<StoryRecord>, newer: Partial<StoryRecord>) {
  const compared = compareRecords({ ...record, ...older }, { ...record, ...newer }, names);
  const marks = { same: ['', ''], out: ['[-', '-]'], in: ['{+', '+}'] } as const;
  return compared
    .find((each) => each.field === field)!
    .lines.map(({ change, kind, was, pieces }) => {
      const text = pieces.map((piece) => marks[piece.change][0] + piece.text + marks[piece.change][1]).join('');
      return `${change} ${was ? `${was} to ` : ''}${kind}: ${text}`;
    });
}

const bodyOf = (...content: unknown[]) => ({ body: documentOf(...content) as DocumentNode });
const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks });

describe('a line', () => {
  test.each([
    ['the same', 'A b', 'A b', ['same line: A b']],
    ['a word changed', 'Big shop opens', 'Small shop opens', ['changed line: [-Big-]{+Small+} shop opens']],
    ['all changed', 'Big', 'Small', ['changed line: [-Big-]{+Small+}']],
    ['gone', 'Big', '', ['out line: [-Big-]']],
    ['new', '', 'Big', ['in line: {+Big+}']],
    ['spaces only', 'A  b', 'A b', ['changed line: A[-  -]{+ +}b']],
    ['nothing', '', '', []],
  ])('%s', (_what, older, newer, lines) => {
    expect(shown('headline', { headline: older }, { headline: newer })).toEqual(lines);
  });
});

describe('a text', () => {
  test('shows which paragraph changed, came and went', () => {
    const older = bodyOf(paragraph('Stays.'), paragraph('This one will change a bit.'), paragraph('Wholly gone now.'));
    const newer = bodyOf(paragraph('New at first.'), paragraph('Stays.'), paragraph('This one did change a bit.'));
    expect(shown('body', older, newer)).toEqual([
      'in paragraph: {+New at first.+}',
      'same paragraph: Stays.',
      'changed paragraph: This one [-will-]{+did+} change a bit.',
      'out paragraph: [-Wholly gone now.-]',
    ]);
  });

  test('shows what a block became', () => {
    const heading = { type: 'heading', attrs: { level: 2 }, content: [text('One two three.')] };
    expect(shown('body', {}, bodyOf(heading))).toEqual(['changed paragraph to heading: One two three.']);
    const list = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('One two three.')] }] };
    expect(shown('body', {}, bodyOf(list))).toEqual(['changed paragraph to item: One two three.']);
  });

  test('shows each entry of a list in a list, a quotation, a picture and a figure', () => {
    const item = (...content: unknown[]) => ({ type: 'listItem', content });
    const inner = { type: 'orderedList', attrs: { start: 1 }, content: [item(paragraph('Inner'))] };
    const newer = bodyOf(
      { type: 'heading', attrs: { level: 3 }, content: [text('H')] },
      { type: 'bulletList', content: [item(paragraph('Outer'), inner)] },
      { type: 'blockquote', content: [paragraph('Said')] },
      { type: 'image', attrs: { src: '/media/a.webp', alt: 'A shop', decorative: false, caption: 'C', credit: 'D' } },
      { type: 'pullFigure', attrs: { figure: '£5', caption: 'a bag' } },
    );
    expect(shown('body', bodyOf({ type: 'paragraph' }), newer)).toEqual([
      'in subheading: {+H+}',
      'in item: {+Outer+}',
      'in item: {+– Inner+}',
      'in quote: {+Said+}',
      'in picture: {+File: /media/a.webp. Description: A shop. Caption: C. Credit: D+}',
      'in figure: {+£5: a bag+}',
      'out paragraph: [--]',
    ]);
  });

  test('shows where a link leads, and emphasis', () => {
    const to = (href: string) =>
      bodyOf({
        type: 'paragraph',
        content: [text('See '), text('this', { type: 'link', attrs: { href } }), text(' now', { type: 'bold' })],
      });
    const [line] = shown('body', to('https://a.example/'), to('https://b.example/'));
    expect(line).toMatch(/^changed paragraph: See this ‹https:\/\/.*\[-a-\]\{\+b\+\}.*\*\* now\*\*$/);
  });

  test('that shares too little with another is another', () => {
    const of = (word: string) => Array.from({ length: 5000 }, (_, index) => `${word}${index} and`).join(' ');
    const [older, newer] = [of('a'), of('b')];
    expect(shown('body', bodyOf(paragraph(older)), bodyOf(paragraph(newer)))).toEqual([
      `in paragraph: {+${newer}+}`,
      `out paragraph: [-${older}-]`,
    ]);
    expect(shown('headline', { headline: older }, { headline: newer })).toEqual([
      `changed line: [-${older}-]{+${newer}+}`,
    ]);
  });
});

test('lists show what came, went and stayed', () => {
  expect(shown('topics', {}, { topics: [2, 1] })).toEqual(['in entry: {+Payments+}', 'same entry: Robots']);
  expect(shown('topics', { topics: [9] }, {})).toEqual([
    'in entry: {+Robots+}',
    'out entry: [-One that does not exist any more-]',
  ]);
  const source = { publisher: 'P', title: 'A report', url: 'https://a.example/', publishedOn: '2020-01-01' };
  expect(shown('sources', {}, { sources: [source] })).toEqual([
    'in entry: {+P, A report, https://a.example/, 2020-01-01+}',
  ]);
  expect(shown('followsId', {}, { followsId: 5 })).toEqual(['in entry: {+Earlier+}']);
  expect(shown('embargoUntil', {}, { embargoUntil: '2020-05-01T06:00:00.000Z' })).toEqual([
    'in entry: {+1 May 2020, 07:00+}',
  ]);
});

test.each<[Partial<StoryRecord>, string]>([
  [{}, ''],
  [{ headline: 'Robots start trials' }, 'Headline, 1 word'],
  [{ whyItMatters: 'W and much more.', slug: 'other' }, 'Why it matters, Address, 3 words'],
  [{ companies: [7] }, 'Companies'],
])('the summary of %j is %j', (changes, summary) => {
  expect(changeSummary(compareRecords(record, { ...record, ...changes }, names))).toBe(summary);
});
