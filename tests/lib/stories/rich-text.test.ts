import { describe, expect, test } from 'vitest';
import { parseDocument } from '@/lib/stories/rich-text';
import { documentOf, paragraph } from '../../fixtures/newsroom';

const text = (words: string, ...marks: unknown[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});
const linked = (href: unknown) =>
  documentOf({ type: 'paragraph', content: [text('here', { type: 'link', attrs: { href } })] });
const heading = (level: unknown) => ({ type: 'heading', attrs: { level }, content: [text('Heading')] });
const list = (type: string, ...items: unknown[][]) => ({
  type,
  content: items.map((content) => ({ type: 'listItem', content })),
});
const image = (attrs: object) => ({
  type: 'image',
  attrs: { src: '/images/scout.svg', width: 1600, height: 900, alt: 'A robot', ...attrs },
});
const figure = (attrs: object) => ({ type: 'pullFigure', attrs: { figure: '£40.6bn', caption: 'spent', ...attrs } });

/** Lists inside lists, so many deep. */
function nested(levels: number): unknown {
  let inner: unknown[] = [];
  for (let level = 0; level < levels; level++) inner = [list('bulletList', [paragraph('Deep.'), ...inner])];
  return inner[0];
}

/** A table's first column for a value that is too long or odd to be a name. */
const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 50) ?? String(value);

describe('accepted as it is', () => {
  test.each([
    { what: 'a paragraph', block: paragraph('Words.') },
    { what: 'an empty paragraph', block: { type: 'paragraph' } },
    { what: 'a heading of level 2', block: heading(2) },
    { what: 'a heading of level 3', block: heading(3) },
    {
      what: 'a list with points',
      block: list('bulletList', [paragraph('One')], [paragraph('Two'), paragraph('and more')]),
    },
    { what: 'a list with numbers', block: { ...list('orderedList', [paragraph('One')]), attrs: { start: 3 } } },
    { what: 'four lists inside one another', block: nested(4) },
    { what: 'a quotation', block: { type: 'blockquote', content: [paragraph('Quoted.')] } },
    { what: 'a quotation of a list', block: { type: 'blockquote', content: [nested(1)] } },
    { what: 'a picture', block: image({ decorative: false, caption: 'Scout', credit: 'Drawing' }) },
    { what: 'a picture that is decoration', block: image({ alt: '', decorative: true, caption: '', credit: '' }) },
    { what: 'a pull figure', block: figure({}) },
    { what: 'bold', block: { type: 'paragraph', content: [text('Bold.', { type: 'bold' })] } },
    { what: 'italic', block: { type: 'paragraph', content: [text('Italic.', { type: 'italic' })] } },
    {
      what: 'all marks at once',
      block: {
        type: 'paragraph',
        content: [text('All.', { type: 'link', attrs: { href: '/' } }, { type: 'bold' }, { type: 'italic' })],
      },
    },
    { what: 'words that look like HTML', block: paragraph('<script>alert("&amp;")</script>') },
  ])('$what', ({ block }) => {
    expect(parseDocument(documentOf(block))).toEqual({ ok: true, document: documentOf(block) });
  });

  test.each([
    ...['https://example.com/', 'http://example.com/a?b=c#d', 'HTTPS://EXAMPLE.COM', 'mailto:desk@example.com'],
    ...['/stories/amazon-buys-zoox', '/', '#top', '/a//b'],
  ])('a link to %s', (href) => {
    expect(parseDocument(linked(href))).toEqual({ ok: true, document: linked(href) });
  });

  test('what was accepted once is accepted again, unchanged', () => {
    const first = parseDocument(documentOf(heading(2), nested(2), image({}), figure({}), paragraph('End.')));
    expect(first.ok ? parseDocument(first.document) : 'refused').toEqual(first);
  });
});

describe('left out', () => {
  test.each([
    {
      what: 'unknown attributes of a paragraph',
      given: { ...paragraph('Words.'), attrs: { onclick: 'alert(1)', style: 'color: red' } },
      kept: paragraph('Words.'),
    },
    {
      what: 'unknown attributes of a heading',
      given: { ...heading(2), attrs: { level: 2, id: 'x', onclick: 'alert(1)' } },
      kept: heading(2),
    },
    {
      what: 'unknown attributes of a picture',
      given: image({ onerror: 'alert(1)', style: 'x', srcset: 'https://elsewhere.example/x.png' }),
      kept: image({ decorative: false, caption: '', credit: '' }),
    },
    {
      what: 'unknown attributes of a link',
      given: {
        type: 'paragraph',
        content: [text('x', { type: 'link', attrs: { href: '/', target: '_blank', onclick: 'alert(1)' } })],
      },
      kept: { type: 'paragraph', content: [text('x', { type: 'link', attrs: { href: '/' } })] },
    },
    {
      what: 'unknown attributes of a mark',
      given: { type: 'paragraph', content: [text('x', { type: 'bold', attrs: { style: 'x' } })] },
      kept: { type: 'paragraph', content: [text('x', { type: 'bold' })] },
    },
    {
      what: 'fields that a node does not have',
      given: { ...paragraph('Words.'), html: '<b>', __html: '<b>' },
      kept: paragraph('Words.'),
    },
  ])('$what', ({ given, kept }) => {
    expect(parseDocument(documentOf(given))).toEqual({ ok: true, document: documentOf(kept) });
  });
});

describe('refused', () => {
  test.each([
    { what: 'a script', block: { type: 'script', content: [text('alert(1)')] } },
    { what: 'an iframe', block: { type: 'iframe', attrs: { src: 'https://example.com' } } },
    { what: 'a node called constructor', block: { type: 'constructor' } },
    { what: 'a node called __proto__', block: JSON.parse('{"type":"__proto__"}') as unknown },
    { what: 'a node without a type', block: { content: [] } },
    { what: 'a heading of level 1', block: heading(1) },
    { what: 'a heading of level 4', block: heading(4) },
    { what: 'a heading of level "2"', block: heading('2') },
    { what: 'a heading without a level', block: { type: 'heading', content: [text('x')] } },
    { what: 'a list that is empty', block: { type: 'bulletList', content: [] } },
    { what: 'a list item on its own', block: { type: 'listItem', content: [paragraph('x')] } },
    { what: 'a heading in a list', block: list('bulletList', [heading(2)]) },
    { what: 'a quotation in a quotation', block: { type: 'blockquote', content: [{ type: 'blockquote' }] } },
    { what: 'a list item that starts with a list', block: list('bulletList', [nested(1)]) },
    { what: 'words outside a paragraph', block: text('Loose.') },
    { what: 'a paragraph in a paragraph', block: { type: 'paragraph', content: [paragraph('x')] } },
    { what: 'a paragraph that is bold', block: { ...paragraph('x'), marks: [{ type: 'bold' }] } },
    { what: 'a list that starts at nought', block: { ...list('orderedList', [paragraph('x')]), attrs: { start: 0 } } },
    { what: 'a list that starts at 1.5', block: { ...list('orderedList', [paragraph('x')]), attrs: { start: 1.5 } } },
    { what: 'a pull figure without its figure', block: figure({ figure: '' }) },
    { what: 'a pull figure of spaces', block: figure({ figure: ' \n' }) },
    { what: 'a pull figure without its caption', block: figure({ caption: '' }) },
    { what: 'a pull figure that is a number', block: figure({ figure: 40 }) },
    { what: 'a pull figure with nothing', block: { type: 'pullFigure' } },
    { what: 'words that are a number', block: { type: 'paragraph', content: [{ type: 'text', text: 5 }] } },
    { what: 'words that are an object', block: { type: 'paragraph', content: [{ type: 'text', text: { a: 1 } }] } },
    { what: 'words that are empty', block: { type: 'paragraph', content: [{ type: 'text', text: '' }] } },
    { what: 'content that is a string', block: { type: 'paragraph', content: 'words' } },
    { what: 'content that holds null', block: { type: 'paragraph', content: [null] } },
    { what: 'marks that are a string', block: { type: 'paragraph', content: [{ ...text('x'), marks: 'bold' }] } },
    { what: 'two links on the same words', block: { type: 'paragraph', content: [text('x', ...twoLinks())] } },
  ])('$what', ({ block }) => {
    expect(parseDocument(documentOf(block))).toEqual({ ok: false, problem: expect.stringMatching(/\w/) });
  });

  test.each(['underline', 'code', 'textStyle', 'script', 'toString', '__proto__', ''])('the mark "%s"', (type) => {
    const document = documentOf({ type: 'paragraph', content: [text('x', { type })] });
    expect(parseDocument(document)).toMatchObject({ ok: false });
  });

  test.each([
    ...['javascript:alert(1)', 'JavaScript:alert(1)', ' javascript:alert(1)', 'java\tscript:alert(1)'],
    ...['java\nscript:alert(1)', '\u0000javascript:alert(1)', '\u0001javascript:alert(1)', 'javascript&colon;alert(1)'],
    ...['data:text/html,<script>alert(1)</script>', 'DATA:text/html;base64,AAAA', 'da\tta:text/html,x', 'vbscript:x'],
    ...['file:///etc/passwd', 'ftp://example.com', 'blob:https://example.com/x', 'about:blank', 'ws://example.com'],
    ...[
      '//elsewhere.example',
      '///elsewhere.example',
      '/\\elsewhere.example',
      '\\\\elsewhere.example',
      '/\t/elsewhere',
    ],
    ...['/\n/elsewhere.example', ' //elsewhere.example', '\t//elsewhere.example', '\\/elsewhere.example'],
    ...['https:elsewhere.example', 'https:/elsewhere.example', 'https://', 'https:// elsewhere.example', 'mailto:'],
    ...['stories/relative', '../up', '?query', '#', '', 'https://example.com/a b', 'https://example.com/\n'],
  ])('a link to %j', (href) => {
    expect(parseDocument(linked(href))).toEqual({
      ok: false,
      problem: expect.stringContaining('a link may not lead to'),
    });
  });

  test.each<unknown>([null, undefined, 5, true, {}, ['https://example.com'], { toString: 'https://example.com' }])(
    'a link whose address is %j',
    (href) => {
      expect(parseDocument(linked(href))).toMatchObject({ ok: false });
    },
  );

  test.each([
    ...['https://elsewhere.example/x.png', '//elsewhere.example/x.png', 'x.png', '', '/', '/../secret', '/images/../x'],
    ...[
      'data:image/png;base64,AAAA',
      'javascript:alert(1)',
      '/\\elsewhere.example/x.png',
      '/x.png?a=b',
      '/x.png"onerror',
    ],
    ...['/./x.png', '/ x.png', '/x.png\n', 5, null, ['/x.png']],
  ])('a picture from %j', (src) => {
    expect(parseDocument(documentOf(image({ src })))).toEqual({
      ok: false,
      problem: expect.stringContaining('a picture must be one of this site'),
    });
  });

  test.each([
    { attrs: { alt: '' } },
    { attrs: { alt: undefined } },
    { attrs: { alt: ' \t' } },
    { attrs: { alt: 5 } },
    { attrs: { alt: '', decorative: 'true' } },
    { attrs: { alt: '', decorative: 1 } },
    { attrs: { width: 0 } },
    { attrs: { width: '1600' } },
    { attrs: { height: -1 } },
    { attrs: { height: 900.5 } },
    { attrs: { height: Infinity } },
    { attrs: { caption: null } },
    { attrs: { credit: { html: '<b>' } } },
  ])('a picture with $attrs', ({ attrs }) => {
    expect(parseDocument(documentOf(paragraph('Words.'), image(attrs)))).toMatchObject({ ok: false });
  });

  test('a picture without a description, wherever it stands', () => {
    const document = documentOf(image({}), paragraph('Words.'), image({ alt: '' }), image({}));
    expect(parseDocument(document)).toEqual({ ok: false, problem: expect.stringContaining('has no description') });
  });

  test.each(
    [
      ...[null, undefined, 0, 1, true, '', 'text', '{"type":"doc"}', [], [paragraph('x')], {}, { type: 'doc' }],
      ...[documentOf(), { type: 'doc', content: null }, { type: 'doc', content: {} }, paragraph('x'), text('x')],
      ...[
        { type: 'doc', content: [documentOf(paragraph('x'))] },
        { type: null },
        { type: ['doc'] },
        () => documentOf(),
      ],
    ].map((input) => ({ name: shown(input), input })),
  )('$name', ({ input }) => {
    expect(parseDocument(input)).toEqual({ ok: false, problem: expect.stringMatching(/\w/) });
  });

  test('a document that is bold as a whole', () => {
    const document = { ...documentOf(paragraph('Words.')), marks: [{ type: 'bold' }] };
    expect(parseDocument(document)).toMatchObject({ ok: false });
  });

  test.each([
    { what: 'lists in lists', document: documentOf(nested(10_000)) },
    { what: 'quotations', document: documentOf(wrapped('blockquote')) },
    { what: 'paragraphs', document: documentOf(wrapped('paragraph')) },
    { what: 'things of no type', document: documentOf(wrapped(undefined)) },
    { what: 'objects in an attribute', document: documentOf({ ...paragraph('x'), attrs: { a: wrapped('a') } }) },
  ])('10,000 $what inside one another', ({ document }) => {
    expect(parseDocument(document)).toEqual({ ok: false, problem: 'The text is nested too deeply.' });
  });

  test('a document with 200,000 of anything is answered, not thrown at the caller', () => {
    const wide = documentOf({ ...paragraph('Words.'), attrs: Array(200_000).fill(0) });
    expect(parseDocument(wide)).toHaveProperty('ok');
  });
});

function twoLinks() {
  return [
    { type: 'link', attrs: { href: 'https://one.example' } },
    { type: 'link', attrs: { href: 'https://two.example' } },
  ];
}

function wrapped(type: string | undefined): unknown {
  let inner: unknown = paragraph('Deep.');
  for (let level = 0; level < 10_000; level++) inner = { type, content: [inner] };
  return inner;
}
