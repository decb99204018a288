import { expect, test } from 'vitest';
import type { DocumentNode } from '@/db/schema/stories';
import { countWords, plainText } from '@/lib/stories/plain-text';
import { documentOf, paragraph } from '../../fixtures/newsroom';

const item = (...content: DocumentNode[]): DocumentNode => ({ type: 'listItem', content });

test.each<{ what: string; blocks: DocumentNode[]; is: string }>([
  { what: 'one paragraph', blocks: [paragraph('One.')], is: 'One.' },
  { what: 'a blank line between blocks', blocks: [paragraph('One.'), paragraph('Two.')], is: 'One.\n\nTwo.' },
  {
    what: 'nothing for an empty block',
    blocks: [paragraph('One.'), { type: 'paragraph' }, paragraph('Two.')],
    is: 'One.\n\nTwo.',
  },
  {
    what: 'a heading',
    blocks: [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Heading' }] }, paragraph('One.')],
    is: 'Heading\n\nOne.',
  },
  {
    what: 'marked words without their marks, links without their address',
    blocks: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'About ' },
          { type: 'text', text: 'Zoox', marks: [{ type: 'link', attrs: { href: '/stories/amazon-buys-zoox' } }] },
          { type: 'text', text: ', ' },
          { type: 'text', text: 'now', marks: [{ type: 'bold' }] },
        ],
      },
    ],
    is: 'About Zoox, now',
  },
  {
    what: 'list items with a mark',
    blocks: [{ type: 'bulletList', content: [item(paragraph('One')), item(paragraph('Two'))] }, paragraph('End.')],
    is: '- One\n- Two\n\nEnd.',
  },
  {
    what: 'numbers from where the list starts',
    blocks: [{ type: 'orderedList', attrs: { start: 9 }, content: [item(paragraph('Nine')), item(paragraph('Ten'))] }],
    is: '9. Nine\n10. Ten',
  },
  {
    what: 'numbers from one if it does not say',
    blocks: [{ type: 'orderedList', content: [item(paragraph('One')), item(paragraph('Two'))] }],
    is: '1. One\n2. Two',
  },
  {
    what: 'an item of two paragraphs without a blank line',
    blocks: [{ type: 'bulletList', content: [item(paragraph('One'), paragraph('and more')), item(paragraph('Two'))] }],
    is: '- One\nand more\n- Two',
  },
  {
    what: 'a quotation',
    blocks: [{ type: 'blockquote', content: [paragraph('One.'), paragraph('Two.')] }],
    is: 'One.\n\nTwo.',
  },
  {
    what: 'a pull figure with its line',
    blocks: [{ type: 'pullFigure', attrs: { figure: '£40.6bn', caption: 'spent in lockdown' } }],
    is: '£40.6bn spent in lockdown',
  },
  {
    what: 'the caption of a picture',
    blocks: [paragraph('One.'), { type: 'image', attrs: { src: '/x.svg', alt: 'A robot', caption: 'Scout at dusk' } }],
    is: 'One.\n\nScout at dusk',
  },
  {
    what: 'nothing for a picture without a caption',
    blocks: [{ type: 'image', attrs: { src: '/x.svg', alt: 'A robot', caption: '' } }, paragraph('One.')],
    is: 'One.',
  },
])('plain text has $what', ({ blocks, is }) => {
  expect(plainText(documentOf(...blocks) as DocumentNode)).toBe(is);
});

test.each([
  { text: '', count: 0 },
  { text: ' \n\t', count: 0 },
  { text: '— … – !', count: 0 },
  { text: 'one', count: 1 },
  { text: 'Britain spent £40.6bn', count: 3 },
  { text: 'US$500m for a half-year', count: 4 },
  { text: "don’t can't", count: 2 },
  { text: '‘insperience’ products', count: 2 },
  { text: 'shops — and tills', count: 3 },
  { text: 'one\n\n- two\n- three', count: 3 },
  { text: 'Ünïcödé Łódź', count: 2 },
  { text: '24/7', count: 1 },
])('$text has $count words', ({ text, count }) => {
  expect(countWords(text)).toBe(count);
});
