import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import { documentOf } from '@/components/stories/editor/document-of';
import { extensions } from '@/components/stories/editor/extensions';
import { isTooDeep } from '@/components/stories/editor/paste-into';
import type { DocumentNode } from '@/db/schema/stories';
import { parseDraft, schema } from '@/lib/stories/rich-text';

const tiptap = getSchema(extensions);

test('the editor knows the nodes and marks of the one schema and no others', () => {
  expect(Object.keys(tiptap.nodes).sort()).toEqual(Object.keys(schema.nodes).sort());
  expect(Object.keys(tiptap.marks).sort()).toEqual(Object.keys(schema.marks).sort());
});

const p = (text: string, ...marks: DocumentNode['marks'] & object): DocumentNode => ({
  type: 'paragraph',
  content: [{ type: 'text', ...(marks.length > 0 && { marks }), text }],
});
const item = (...content: DocumentNode[]): DocumentNode => ({ type: 'listItem', content });
const list = (...content: DocumentNode[]): DocumentNode => ({ type: 'bulletList', content });
const doc = (...content: DocumentNode[]): DocumentNode => ({ type: 'doc', content });
const link = { type: 'link', attrs: { href: 'https://example.com/' } };
const picture = { src: '/media/a/a.jpg', width: 4, height: 3, alt: '', decorative: false, caption: '', credit: '' };
const nested = (levels: number): DocumentNode => list(item(p('a'), ...(levels > 1 ? [nested(levels - 1)] : [])));

test.each<[string, DocumentNode]>([
  ['an empty paragraph', doc({ type: 'paragraph' })],
  ['marks', doc(p('a', link, { type: 'bold' }, { type: 'italic' }))],
  ['headings', doc({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'a' }] })],
  ['lists', doc({ type: 'orderedList', attrs: { start: 3 }, content: [item(p('a'), list(item(p('b'))))] })],
  ['a quotation', doc({ type: 'blockquote', content: [p('a'), list(item(p('b')))] })],
  [
    'a picture and a figure',
    doc({ type: 'image', attrs: picture }, { type: 'pullFigure', attrs: { figure: '1', caption: 'b' } }),
  ],
  ['the deepest list', doc(nested(4))],
])('%s goes through the editor unchanged', (_name, document) => {
  const node = Node.fromJSON(tiptap, document);
  node.check();
  expect(isTooDeep(node)).toBe(false);
  expect(documentOf(node.toJSON() as object)).toEqual(document);
  expect(parseDraft(document)).toEqual({ ok: true, document });
});

test.each<[string, DocumentNode]>([
  ['a heading in a list', doc(list(item({ type: 'heading', attrs: { level: 2 } })))],
  ['a picture in a quotation', doc({ type: 'blockquote', content: [{ type: 'image', attrs: picture }] })],
  ['a quotation in a list', doc(list(item(p('a'), { type: 'blockquote', content: [p('b')] })))],
  ['a quotation in a quotation', doc({ type: 'blockquote', content: [{ type: 'blockquote', content: [p('b')] }] })],
])('neither the editor nor the server takes %s', (_name, document) => {
  expect(() => Node.fromJSON(tiptap, document).check()).toThrow();
  expect(parseDraft(document).ok).toBe(false);
});

test('what the server would find too deep is too deep for the editor', () => {
  expect(isTooDeep(Node.fromJSON(tiptap, doc(nested(5))))).toBe(true);
  expect(isTooDeep(Node.fromJSON(tiptap, doc({ type: 'blockquote', content: [nested(4)] })))).toBe(true);
  expect(parseDraft(doc({ type: 'blockquote', content: [nested(3)] })).ok).toBe(true);
});

test('what the editor says in its own way is said as the server says it', () => {
  const marks = [
    { type: 'italic' },
    { type: 'bold' },
    { type: 'link', attrs: { href: 'https://a.example/', target: null } },
  ];
  const content = [item(p('a', ...(marks as never[])))];
  const given = doc({ type: 'orderedList', attrs: { start: 0, type: null as never }, content });
  const parsed = parseDraft(documentOf(given));
  expect(parsed).toEqual({ ok: true, document: documentOf(given) });
  expect(documentOf(given).content![0]!.attrs).toEqual({ start: 1 });
});

test('a link that leads nowhere safe is text', () => {
  expect(documentOf(doc(p('a', { type: 'link', attrs: { href: 'javascript:alert(1)' } })))).toEqual(doc(p('a')));
});
