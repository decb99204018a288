import { expect, test } from 'vitest';
import type { DocumentNode } from '@/db/schema/stories';
import { documentHtml, escapeHtml, withoutControls } from '@/lib/stories/html';

const text = (value: string, ...marks: { type: string; attrs?: Record<string, string> }[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks }),
});
const html = (...content: DocumentNode[]) => documentHtml({ type: 'doc', content }, 'https://site.example');
const link = (href: string) => ({ type: 'link', attrs: { href } });

test.each<{ what: string; node: DocumentNode; html: string }>([
  { what: 'a paragraph', node: { type: 'paragraph', content: [text('A & <b>')] }, html: '<p>A &amp; &lt;b&gt;</p>' },
  {
    what: 'marks inside one another',
    node: { type: 'paragraph', content: [text('x', { type: 'bold' }, { type: 'italic' })] },
    html: '<p><strong><em>x</em></strong></p>',
  },
  {
    what: 'a link within the site',
    node: { type: 'paragraph', content: [text('x', link('/stories/a?b=1&c=2'))] },
    html: '<p><a href="https://site.example/stories/a?b=1&amp;c=2">x</a></p>',
  },
  {
    what: 'a link elsewhere',
    node: { type: 'paragraph', content: [text('x', link('https://other.example/"onclick='))] },
    html: '<p><a href="https://other.example/&quot;onclick=">x</a></p>',
  },
  {
    what: 'headings, below those of an edition',
    node: { type: 'heading', attrs: { level: 2 }, content: [text('x')] },
    html: '<h3>x</h3>',
  },
  { what: 'a smaller one', node: { type: 'heading', attrs: { level: 3 }, content: [text('x')] }, html: '<h4>x</h4>' },
  {
    what: 'lists',
    node: {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('x')] }] }],
    },
    html: '<ol start="3"><li><p>x</p></li></ol>',
  },
  {
    what: 'a picture',
    node: {
      type: 'image',
      attrs: {
        src: '/images/a.png',
        width: 4,
        height: 3,
        alt: 'A "cat"',
        decorative: false,
        caption: 'C',
        credit: 'D',
      },
    },
    html: '<figure><img src="https://site.example/images/a.png" width="4" height="3" alt="A &quot;cat&quot;"><figcaption>C D</figcaption></figure>',
  },
  {
    what: 'a pull figure',
    node: { type: 'pullFigure', attrs: { figure: '£40<', caption: 'spent' } },
    html: '<p><strong>£40&lt;</strong> spent</p>',
  },
])('$what', ({ node, html: expected }) => {
  expect(html(node)).toBe(expected);
});

test.each([
  { text: 'end ]]> of CDATA', escaped: 'end ]]&gt; of CDATA' },
  { text: 'a\u0000b\u0008c\u001fd\uffff', escaped: 'abcd' },
  { text: 'tab\tline\n', escaped: 'tab\tline\n' },
  { text: 'half \ud83d half', escaped: 'half  half' },
  { text: '🛒 שלום', escaped: '🛒 שלום' },
])('$text is safe in HTML and XML', ({ text: given, escaped }) => {
  expect(escapeHtml(given)).toBe(escaped);
});

test('what XML has no room for is all that goes', () => {
  expect(withoutControls('<a> & "b"\u0001')).toBe('<a> & "b"');
});
