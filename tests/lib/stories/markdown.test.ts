import { describe, expect, test } from 'vitest';
import { documentFromMarkdown } from '@/lib/stories/markdown';
import { plainText } from '@/lib/stories/plain-text';
import { documentOf, paragraph } from '../../fixtures/newsroom';

const text = (words: string, ...marks: unknown[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});
const item = (...content: unknown[]) => ({ type: 'listItem', content });

describe('becomes a document', () => {
  test.each([
    { markdown: 'One.\n\nTwo.', blocks: [paragraph('One.'), paragraph('Two.')] },
    { markdown: 'One line\nand the next.', blocks: [paragraph('One line and the next.')] },
    { markdown: '## Two', blocks: [{ type: 'heading', attrs: { level: 2 }, content: [text('Two')] }] },
    { markdown: '### Three', blocks: [{ type: 'heading', attrs: { level: 3 }, content: [text('Three')] }] },
    { markdown: '**b**', blocks: [{ type: 'paragraph', content: [text('b', { type: 'bold' })] }] },
    { markdown: '*i*', blocks: [{ type: 'paragraph', content: [text('i', { type: 'italic' })] }] },
    {
      markdown: '[Zoox](/stories/amazon-buys-zoox "a title")',
      blocks: [
        {
          type: 'paragraph',
          content: [text('Zoox', { type: 'link', attrs: { href: '/stories/amazon-buys-zoox' } })],
        },
      ],
    },
    {
      markdown: '<https://example.com/>',
      blocks: [
        {
          type: 'paragraph',
          content: [text('https://example.com/', { type: 'link', attrs: { href: 'https://example.com/' } })],
        },
      ],
    },
    {
      markdown: '- one\n- two',
      blocks: [{ type: 'bulletList', content: [item(paragraph('one')), item(paragraph('two'))] }],
    },
    {
      markdown: '7. one\n8. two',
      blocks: [{ type: 'orderedList', attrs: { start: 7 }, content: [item(paragraph('one')), item(paragraph('two'))] }],
    },
    {
      markdown: '- one\n  1. two',
      blocks: [
        {
          type: 'bulletList',
          content: [
            item(paragraph('one'), { type: 'orderedList', attrs: { start: 1 }, content: [item(paragraph('two'))] }),
          ],
        },
      ],
    },
    { markdown: '> quoted', blocks: [{ type: 'blockquote', content: [paragraph('quoted')] }] },
    {
      markdown: '```figure\n£40.6bn\nspent on\nother things\n```',
      blocks: [{ type: 'pullFigure', attrs: { figure: '£40.6bn', caption: 'spent on other things' } }],
    },
    { markdown: '5 \\* 5 & “quotes”', blocks: [paragraph('5 * 5 & “quotes”')] },
  ])('$markdown', ({ markdown, blocks }) => {
    expect(documentFromMarkdown(markdown)).toEqual({ ok: true, document: documentOf(...blocks) });
  });

  test('lines that end as Windows ends them are the same', () => {
    const markdown = '## One\n\nTwo\nlines.\n\n- a\n- b\n\n```figure\n5\nitems\n```\n';
    expect(documentFromMarkdown(markdown.replaceAll('\n', '\r\n'))).toEqual(documentFromMarkdown(markdown));
  });
});

describe('is refused', () => {
  test.each([
    { what: 'a heading of level 1', markdown: '# One' },
    { what: 'a heading of level 4', markdown: '#### Four' },
    { what: 'a picture', markdown: '![alt](/images/scout.svg)' },
    { what: 'a rule', markdown: 'One.\n\n---\n\nTwo.' },
    { what: 'code', markdown: 'Some `code`.' },
    { what: 'a block of code', markdown: '```js\nalert(1)\n```' },
    { what: 'an indented block', markdown: '    alert(1)' },
    { what: 'a hard break', markdown: 'One  \nTwo' },
    { what: 'a figure without anything', markdown: '```figure\n```' },
    { what: 'a figure without a caption', markdown: '```figure\n5\n```' },
    { what: 'a link to nowhere', markdown: '[here]()' },
    { what: 'a link to another protocol', markdown: '[here](ftp://example.com)' },
    { what: 'a link without a protocol', markdown: '[here](//elsewhere.example)' },
    { what: 'a relative link', markdown: '[here](stories/x)' },
    { what: 'a script link with a tab', markdown: '[here](<java\tscript:alert(1)>)' },
  ])('$what', ({ markdown }) => {
    expect(documentFromMarkdown(markdown)).toEqual({ ok: false, problem: expect.stringMatching(/could not be read/) });
  });

  // Printing the source of a link or a tag to readers is harmless, but it is not what anyone meant.
  test.each([
    { what: 'a script link', markdown: '[here](javascript:alert(1))' },
    { what: 'a script link in capitals', markdown: '[here](JAVASCRIPT:alert(1))' },
    { what: 'a script link spelled with an entity', markdown: '[here](&#106;avascript:alert(1))' },
    { what: 'a data link', markdown: '[here](data:text/html,x)' },
    { what: 'a script', markdown: '<script>alert(1)</script>' },
    { what: 'a tag', markdown: 'Some <b>bold</b> words.' },
    { what: 'a picture as HTML', markdown: '<img src=x onerror=alert(1)>' },
  ])('$what', ({ markdown }) => {
    expect(documentFromMarkdown(markdown)).toMatchObject({ ok: false });
  });
});

test.each([
  { markdown: '[here](javascript:alert(1))' },
  { markdown: '<script>alert(1)</script>' },
  { markdown: '<a href="javascript:alert(1)">x</a>' },
  { markdown: '[a]: javascript:alert(1)\n\n[a]' },
])('$markdown never becomes a link, whatever else happens to it', ({ markdown }) => {
  expect(JSON.stringify(documentFromMarkdown(markdown))).not.toContain('"link"');
});

test('a backslash in a link cannot lead to another site', () => {
  const result = documentFromMarkdown('[here](</\\elsewhere.example>)');
  expect(JSON.stringify(result)).toContain('"/%5Celsewhere.example"');
});

test.each([
  { what: 'a heading in a quotation', markdown: 'Before.\n\n> ## Kept\n\nAfter.' },
  { what: 'a quotation in a quotation', markdown: 'Before.\n\n> > Kept\n\nAfter.' },
  { what: 'a figure in a quotation', markdown: 'Before.\n\n> ```figure\n> 5\n> Kept\n> ```\n\nAfter.' },
  { what: 'a heading in a list', markdown: '- ## Kept\n' },
  { what: 'a quotation in a list', markdown: '- First\n\n  > Kept\n' },
  { what: 'a figure in a list', markdown: '- First\n\n  ```figure\n  5\n  Kept\n  ```\n' },
  { what: 'a list at the start of a list', markdown: '- - Kept\n' },
  { what: 'quotations that are far too deep', markdown: `${'> '.repeat(10_000)}Kept` },
  {
    what: 'lists that are too deep',
    markdown: ['a', 'b', 'c', 'd', 'e', 'f', 'Kept'].map((each, level) => `${'  '.repeat(level)}- ${each}`).join('\n'),
  },
])('no word is lost without a word: $what is kept or refused', ({ markdown }) => {
  const result = documentFromMarkdown(markdown);
  expect(result.ok ? plainText(result.document) : 'Kept').toContain('Kept');
});

test('a text without any words is a document without any, which may not be published', () => {
  const result = documentFromMarkdown(' \n');
  expect(result.ok && plainText(result.document)).toBe('');
});
