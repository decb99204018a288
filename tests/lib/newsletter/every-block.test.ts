import { beforeEach, expect, test } from 'vitest';
import type { DocumentNode } from '@/db/schema/stories';
import { findMailToPreview } from '@/lib/newsletter/edition-for-mail';
import { documentHtml } from '@/lib/stories/html';
import { plainText } from '@/lib/stories/plain-text';
import { parseDocument, schema } from '@/lib/stories/rich-text';
import { addBriefing, addStory, documentOf, paragraph } from '../../fixtures/newsroom';
import { freshDatabase } from '../../support/database';

/**
 * Every kind of block and mark that a story can hold, as HTML and as plain text, and what a mail has of it: nothing. A mail has head,
 * standfirst and reason of each story and leads to the rest on the site, so its weight does not follow from what stories hold.
 */

const EVIL = 'Kiwi & <b onclick="x">"pear"</b>';
const SAFE = 'Kiwi &amp; &lt;b onclick=&quot;x&quot;&gt;&quot;pear&quot;&lt;/b&gt;';
const SITE = 'https://aislefive.example';

const text = (words: string, ...marks: DocumentNode['marks'] & object[]): DocumentNode => ({
  ...{ type: 'text', text: words },
  ...(marks.length > 0 && { marks }),
});
const block = (type: string, content: DocumentNode[], attrs?: DocumentNode['attrs']): DocumentNode => ({
  ...{ type, content },
  ...(attrs && { attrs }),
});
const items = (...words: string[]) => words.map((each) => block('listItem', [paragraph(each)]));

type Case = { of: string; node: DocumentNode; html: string; plain: string };

const CASES: Case[] = [
  { of: 'doc', node: block('doc', [paragraph(EVIL)]), html: `<p>${SAFE}</p>`, plain: EVIL },
  { of: 'paragraph', node: paragraph(EVIL), html: `<p>${SAFE}</p>`, plain: EVIL },
  { of: 'text', node: block('paragraph', [text(EVIL)]), html: `<p>${SAFE}</p>`, plain: EVIL },
  { of: 'heading', node: block('heading', [text(EVIL)], { level: 2 }), html: `<h3>${SAFE}</h3>`, plain: EVIL },
  { of: 'heading', node: block('heading', [text(EVIL)], { level: 3 }), html: `<h4>${SAFE}</h4>`, plain: EVIL },
  {
    of: 'bulletList',
    node: block('bulletList', items(EVIL, 'Kiwi two')),
    html: `<ul><li><p>${SAFE}</p></li><li><p>Kiwi two</p></li></ul>`,
    plain: `- ${EVIL}\n- Kiwi two`,
  },
  {
    of: 'orderedList',
    node: block('orderedList', items(EVIL, 'Kiwi two'), { start: 4 }),
    html: `<ol start="4"><li><p>${SAFE}</p></li><li><p>Kiwi two</p></li></ol>`,
    plain: `4. ${EVIL}\n5. Kiwi two`,
  },
  {
    of: 'listItem',
    node: block('bulletList', [block('listItem', [paragraph('Kiwi one'), block('bulletList', items(EVIL))])]),
    html: `<ul><li><p>Kiwi one</p><ul><li><p>${SAFE}</p></li></ul></li></ul>`,
    plain: `- Kiwi one\n- ${EVIL}`,
  },
  {
    of: 'blockquote',
    node: block('blockquote', [paragraph(EVIL)]),
    html: `<blockquote><p>${SAFE}</p></blockquote>`,
    plain: EVIL,
  },
  {
    of: 'image',
    node: {
      type: 'image',
      attrs: { src: '/media/kiwi.jpg', width: 8, height: 6, alt: EVIL, decorative: false, caption: EVIL, credit: '' },
    },
    html: `<figure><img src="${SITE}/media/kiwi.jpg" width="8" height="6" alt="${SAFE}"><figcaption>${SAFE}</figcaption></figure>`,
    plain: EVIL,
  },
  {
    of: 'pullFigure',
    node: { type: 'pullFigure', attrs: { figure: '£7 <b>', caption: EVIL } },
    html: `<p><strong>£7 &lt;b&gt;</strong> ${SAFE}</p>`,
    plain: `£7 <b> ${EVIL}`,
  },
  {
    of: 'bold',
    node: block('paragraph', [text(EVIL, { type: 'bold' })]),
    html: `<p><strong>${SAFE}</strong></p>`,
    plain: EVIL,
  },
  {
    of: 'italic',
    node: block('paragraph', [text(EVIL, { type: 'italic' })]),
    html: `<p><em>${SAFE}</em></p>`,
    plain: EVIL,
  },
  {
    of: 'link',
    node: block('paragraph', [text(EVIL, { type: 'link', attrs: { href: '/stories/kiwi?a="b"&c' } })]),
    html: `<p><a href="${SITE}/stories/kiwi?a=&quot;b&quot;&amp;c">${SAFE}</a></p>`,
    plain: EVIL,
  },
  {
    of: 'link',
    node: block('paragraph', [text('Kiwi', { type: 'link', attrs: { href: 'https://kiwi.example/' } })]),
    html: '<p><a href="https://kiwi.example/">Kiwi</a></p>',
    plain: 'Kiwi',
  },
];

beforeEach(freshDatabase);

test('no kind of block or mark is without a case', () => {
  const kinds = [...Object.keys(schema.nodes), ...Object.keys(schema.marks)];
  expect([...new Set(CASES.map((each) => each.of))].sort()).toEqual(kinds.sort());
});

test.each(CASES)('$of', async ({ node, html, plain }) => {
  const body = (node.type === 'doc' ? node : documentOf(node)) as DocumentNode;
  expect(parseDocument(body)).toMatchObject({ ok: true });
  expect(documentHtml(body, SITE)).toBe(html);
  expect(plainText(body)).toBe(plain);
  const story = await addStory({ slug: 'orchard', body });
  const mail = (await findMailToPreview(await addBriefing({ editionDate: '2020-07-24' }, [story]), new Date()))!;
  for (const part of [mail.html, mail.text]) {
    expect(part).not.toMatch(/kiwi/i);
    expect(part).toContain(`${SITE}/stories/orchard`);
  }
});
