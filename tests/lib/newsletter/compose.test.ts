import { parseDocument } from 'htmlparser2';
import { beforeEach, describe, expect, test } from 'vitest';
import { composeMail, type EditionForMail } from '@/lib/newsletter/compose';
import { findMailToPreview } from '@/lib/newsletter/edition-for-mail';
import { fillHtml, fillText, MERGE_FIELDS, NOBODY } from '@/lib/newsletter/merge-fields';
import { widthOf } from '@/lib/newsletter/wrap';
import type { Settings } from '@/lib/settings';
import { editionForMail, houseSettings, SITE, storyForMail } from '../../fixtures/mail';
import { addBriefing, addStory, documentOf, paragraph } from '../../fixtures/newsroom';
import { correct } from '../../fixtures/records';
import { editor, freshDatabase } from '../../support/database';

const compose = (given: Partial<EditionForMail> = {}, settings: Partial<Settings> = {}) =>
  composeMail(editionForMail(given), { ...houseSettings, ...settings }, SITE);

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { attribs: object }>;

const isElement = (node: Node): node is Element => 'attribs' in node;

/** Every element of the markup, in its order. */
function elementsOf(markup: string): Element[] {
  const below = (nodes: Node[]): Element[] =>
    nodes.filter(isElement).flatMap((node) => [node, ...below(node.children)]);
  return below(parseDocument(markup).children);
}

/** The words of an element as a browser has them: any space is one. */
const wordsOf = (node: Node): string => rawOf(node).replaceAll(/\s+/g, ' ').trim();

const rawOf = (node: Node): string =>
  'data' in node && String(node.type) === 'text'
    ? node.data
    : 'children' in node
      ? node.children.map((child) => rawOf(child)).join('')
      : '';

const named = (markup: string, name: string) => elementsOf(markup).filter((element) => element.name === name);

test('links say of which edition they are, alike for everybody, only where visits are counted', () => {
  const marks = ({ html, text }: { html: string; text: string }) => [...`${html} ${text}`.matchAll(/\?via=[^"\s>]*/g)];
  expect(marks(compose())).toEqual([]);
  const found = marks(compose({ number: 30 }, { countsClicks: true })).map(([mark]) => mark);
  expect(found.length).toBeGreaterThan(5);
  expect(new Set(found)).toEqual(new Set(['?via=mail-30']));
});

describe('the subject', () => {
  test.each([
    ['Ant lists', 'No. 30: Ant lists'],
    ['A title\r\nBcc: somebody@example.com', 'No. 30: A title Bcc: somebody@example.com'],
    [
      'Ant Group prepares to list its shares in two cities at the same time',
      'No. 30: Ant Group prepares to list its shares in two cities…',
    ],
    ['W'.repeat(80), `No. 30: ${'W'.repeat(51)}…`],
    [' ', 'No. 30'],
    ['🛒🛒 Trolleys', 'No. 30: 🛒🛒 Trolleys'],
  ])('of %j is %j', (title, subject) => {
    expect(compose({ title }).subject).toBe(subject);
    expect([...subject].length).toBeLessThanOrEqual(60);
  });
});

test('the preheader is the introduction, or without one the headlines', () => {
  expect(compose().preheader).toBe('A payments giant heads for two exchanges at once, and a robot goes South.');
  expect(compose({ intro: ' ' }).preheader).toMatch(/^Headline of number 1; Headline of number 2; /);
  expect([...compose({ intro: 'Long words. '.repeat(50) }).preheader].length).toBeLessThanOrEqual(140);
});

describe('the HTML part', () => {
  const { html, bytes } = compose({
    corrections: [
      {
        kind: 'correction',
        text: 'It was a Tuesday.',
        publishedOn: '2020-07-21',
        slug: 'old',
        headline: 'An old story',
      },
    ],
  });

  test('is well formed: what is opened is closed, in its order', () => {
    const open: string[] = [];
    const markup = html.replaceAll(/<!--[\s\S]*?-->/g, '');
    for (const [, closing, name] of markup.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (['meta', 'br'].includes(name!)) continue;
      if (!closing) open.push(name!);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  test('has the language, one heading for the name and one for each story, in their order', () => {
    expect(named(html, 'html')[0]!.attribs).toMatchObject({ lang: 'en-GB', dir: 'ltr' });
    expect(named(html, 'h1').map(wordsOf)).toEqual(['Aisle Five']);
    expect(named(html, 'h2').map(wordsOf)).toEqual([1, 2, 3, 4, 5].map((rank) => `Headline of number ${rank}`));
  });

  test('lays out with tables that assistive technology passes over', () => {
    const tables = named(html, 'table');
    expect(tables.length).toBeGreaterThan(10);
    for (const { attribs } of tables) expect(attribs.role ?? attribs['aria-hidden']).toBeTruthy();
  });

  test('fetches nothing', () => {
    const names = new Set(elementsOf(html).map(({ name }) => name));
    for (const name of ['img', 'link', 'script', 'iframe', 'object', 'video', 'svg', 'input', 'form', 'base'])
      expect(names).not.toContain(name);
    expect(html).not.toMatch(/url\(|@import|@font-face|\bsrc=|\bbackground=/);
  });

  test('leads to whole addresses of this site, and to what the sender fills in', () => {
    const links = named(html, 'a').map(({ attribs }) => attribs.href!);
    const filled = links.filter((href) => href.startsWith('{{'));
    expect(filled).toEqual(['{{view}}', '{{preferences}}', '{{unsubscribe}}']);
    for (const href of links)
      if (!href.startsWith('{{')) expect(href === SITE || href.startsWith(`${SITE}/`)).toBe(true);
    expect(new Set(links)).toEqual(
      new Set([
        SITE,
        ...['/briefings/2020-07-24', '/stories/old', '/newsletter', '/corrections'].map((path) => SITE + path),
        ...[1, 2, 3, 4, 5].map((rank) => `${SITE}/stories/story-${rank}`),
        ...filled,
      ]),
    );
  });

  test('is small', () => {
    expect(bytes).toBe(Buffer.byteLength(html));
    const long = compose({
      intro: 'word '.repeat(80),
      stories: [1, 2, 3, 4, 5].map((rank) =>
        storyForMail(rank, { standfirst: 'word '.repeat(70), whyItMatters: 'word '.repeat(60) }),
      ),
    });
    expect(long.bytes).toBeLessThan(40_000);
  });

  test('says what was put right, when, and where', () => {
    expect(html).toContain('Put right since the last mail');
    expect(html).toContain('Correction, 21 July 2020.');
    expect(compose().html).not.toContain('Put right');
  });

  test('ends with why it came, how to leave, and where we are', () => {
    const words = wordsOf(parseDocument(html));
    expect(words).toContain('That is all five. No. 31 comes on Friday 31 July.');
    expect(words).toContain('You signed up on {{since}} as {{address}}.');
    expect(words).toContain('Aisle Five, 5 Example Street, London');
  });

  test('has the colours of the settings: number 1 is filled, the others are outlined', () => {
    const { html: blue } = compose({}, { accent: '#1546B8', onAccent: '#FFFFFF' });
    const filled = elementsOf(blue).filter(({ attribs }) => attribs.class === 'tk1');
    expect(filled.map(wordsOf)).toEqual(['5', '1']);
    for (const { attribs } of filled) expect(attribs.style).toContain('background-color:#1546B8');
    expect(
      elementsOf(blue)
        .filter(({ attribs }) => attribs.class === 'tk')
        .map(wordsOf),
    ).toEqual(['2', '3', '4', '5']);
    expect(blue).not.toContain('#FFD400');
  });

  test('is written from right to left where its language is', () => {
    expect(named(compose({}, { locale: 'ar-EG' }).html, 'html')[0]!.attribs).toMatchObject({
      lang: 'ar-EG',
      dir: 'rtl',
    });
  });
});

describe('hostile words', () => {
  const evil = `"><script>alert(1)</script><img src=x onerror='alert(1)'>&amp; {{unsubscribe}} \u0000\u0008`;
  const hostile = {
    title: evil,
    intro: evil,
    stories: [
      storyForMail(1, { headline: evil, standfirst: evil, whyItMatters: evil, topics: [{ slug: 'x', name: evil }] }),
    ],
    corrections: [{ kind: 'correction', text: evil, publishedOn: '2020-07-21', slug: 'old', headline: evil }],
  };
  const mail = compose(hostile, { siteName: evil, postalAddress: evil });

  test('stay words', () => {
    const names = elementsOf(mail.html).map(({ name }) => name);
    expect(names).not.toContain('script');
    expect(names).not.toContain('img');
    for (const { attribs } of elementsOf(mail.html))
      expect(Object.keys(attribs).filter((name) => name.startsWith('on'))).toEqual([]);
    expect(wordsOf(named(mail.html, 'h2')[0]!)).toBe(evil.replaceAll(/[\u0000\u0008]/g, '').trim());
  });

  test('are no fields that the sender fills in', () => {
    const secret = 'https://aislefive.example/u/secret';
    const fields = {
      address: 'a&b@example.com',
      since: '3 April 2020',
      preferences: `${secret}-p`,
      unsubscribe: `${secret}-u`,
      view: `${secret}-v`,
    };
    const filled = fillHtml(mail.html, fields);
    expect(filled.split(`${secret}-u`).length - 1).toBe(1);
    expect(filled).toContain('a&#38;b@example.com');
    expect(fillText(mail.text, fields).split(`${secret}-u`).length - 1).toBe(1);
    for (const name of MERGE_FIELDS) expect(filled).not.toContain(`{{${name}}}`);
  });

  test('do not steer a terminal', () => {
    expect(mail.text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
  });
});

describe('the plain part', () => {
  const { text } = compose();
  const lines = text.split('\n');

  test('has 72 columns', () => {
    for (const line of lines) if (!line.includes('http')) expect(widthOf(line)).toBeLessThanOrEqual(72);
    expect(text).not.toMatch(/[ \t]$/m);
  });

  test('has number, headline, why and address of each story, in the order of their rank', () => {
    const mixed = compose({ stories: [3, 1, 5, 2, 4].map((rank) => storyForMail(rank)) }).text;
    expect(mixed).toBe(text);
    const places = [1, 2, 3, 4, 5].flatMap((rank) => [
      text.indexOf(`\n${rank}   Headline of number ${rank}\n    Payments, 2 min read\n`),
      text.indexOf(`    Why it matters: It matters for reason ${rank}.`),
      text.indexOf(`\n    ${SITE}/stories/story-${rank}\n`),
    ]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('says the same as the other part about where it comes from and how it ends', () => {
    expect(lines.slice(0, 3)).toEqual([
      'Aisle Five',
      'No. 30, Friday 24 July 2020. Ten minutes.',
      `Read it on the site: ${SITE}/briefings/2020-07-24`,
    ]);
    for (const line of [
      'You signed up on {{since}} as {{address}}.',
      'Change settings: {{preferences}}',
      'Unsubscribe: {{unsubscribe}}',
      '5 Example Street',
    ])
      expect(lines).toContain(line);
  });

  test('leaves out what is not there', () => {
    const bare = compose(
      { intro: '', stories: [storyForMail(1, { standfirst: '', whyItMatters: '', topics: [] })] },
      { postalAddress: '' },
    );
    expect(bare.text).not.toMatch(/\n{4}|undefined|Why it matters/);
    expect(bare.html).not.toMatch(/undefined|>false<|Why it matters/);
    expect(bare.text).toContain('That is all. No. 31');
  });
});

test.each([
  ['2020-07-24', 5, 'Friday 31 July'],
  ['2020-07-24', 1, 'Monday 27 July'],
  ['2020-07-22', 5, 'Friday 24 July'],
  ['2020-12-25', 5, 'Friday 1 January'],
])('after %s with weekday %i the next is promised for %s', (editionDate, publishWeekday, day) => {
  expect(compose({ editionDate }, { publishWeekday }).text).toContain(`No. 31 comes on ${day}.`);
});

describe('the mail of an edition at the desk', () => {
  const now = new Date('2020-07-24T06:00:00Z');
  beforeEach(freshDatabase);

  test('is made of the copies in work, with what was put right since the edition before', async () => {
    const old = await addStory({ slug: 'old', status: 'published' });
    const body = documentOf(paragraph('Words.')) as never;
    const ids = await Promise.all(
      [1, 2].map((rank) => addStory({ slug: `story-${rank}`, headline: `Draft ${rank}`, body })),
    );
    await addBriefing(
      { number: 29, editionDate: '2020-07-17', status: 'published', publishedAt: new Date('2020-07-17T06:00:00Z') },
      [old],
    );
    const briefingId = await addBriefing({ number: 30, editionDate: '2020-07-24', title: 'New' }, ids);
    const order = { storyId: old, by: editor };
    await correct({
      ...order,
      kind: 'correction',
      text: 'Long ago.',
      changes: { standfirst: 'A' },
      now: new Date('2020-07-16T06:00:00Z'),
    });
    await correct({
      ...order,
      kind: 'clarification',
      text: 'Since.',
      changes: { standfirst: 'B' },
      now: new Date('2020-07-20T23:30:00Z'),
    });
    const mail = await findMailToPreview(briefingId, now);
    expect(mail!.subject).toBe('No. 30: New');
    expect(mail!.text).toContain('Clarification, 21 July 2020. Since.');
    expect(mail!.text).not.toContain('Long ago.');
    expect(mail!.text).toContain('1   Draft 1');
  });

  test('is none where there is no edition', async () => {
    expect(await findMailToPreview(7, now)).toBeUndefined();
    expect(await findMailToPreview(Number('x'), now)).toBeUndefined();
  });

  test('may have empty places', async () => {
    const id = await addBriefing({ number: 30, editionDate: '2020-07-24', title: '', intro: '' });
    expect(fillHtml((await findMailToPreview(id, now))!.html, NOBODY)).toContain('#unsubscribe');
  });
});
