import type { DocumentNode, Picture } from '@/db/schema/stories';
import type { RecordField, StoryRecord } from './form';

/** `line` is the only one of its field; the others are entries of a list, and the blocks of a text. */
export type LineKind =
  'line' | 'entry' | 'paragraph' | 'heading' | 'subheading' | 'item' | 'quote' | 'picture' | 'figure';

export type Line = { kind: LineKind; text: string };

/** What the numbers in records stand for, and how an instant is written. */
export type Names = {
  topics: Map<number, string>;
  companies: Map<number, string>;
  stories: Map<number, string>;
  moment: (iso: string) => string;
};

/** A field of a record as lines of text that can be read and compared: one for a line, one for each block or entry. */
export function linesOf(record: StoryRecord, field: RecordField, names: Names): Line[] {
  switch (field) {
    case 'body':
      return blocks(record.body);
    case 'topics':
    case 'companies':
      return record[field].map((id) => entry(names[field].get(id) ?? 'One that does not exist any more'));
    case 'sources':
      return record.sources.map(({ publisher, title, url, publishedOn }) =>
        entries([publisher, title, url, publishedOn]),
      );
    case 'leadPicture':
      return record.leadPicture ? pictureLines(record.leadPicture).map(entry) : [];
    case 'embargoUntil':
      return record.embargoUntil ? [entry(names.moment(record.embargoUntil))] : [];
    case 'followsId':
      return record.followsId
        ? [entry(names.stories.get(record.followsId) ?? 'A story that does not exist any more')]
        : [];
    default:
      return record[field] ? [{ kind: 'line', text: record[field] }] : [];
  }
}

const entry = (text: string): Line => ({ kind: 'entry', text });
const entries = (parts: (string | null)[]) => entry(parts.filter(Boolean).join(', '));

function pictureLines({ src, alt, decorative, caption, credit, focus }: Picture): string[] {
  return [
    `File: ${src}`,
    decorative ? 'Decoration, without a description' : `Description: ${alt || 'none'}`,
    ...(caption ? [`Caption: ${caption}`] : []),
    ...(credit ? [`Credit: ${credit}`] : []),
    ...(focus ? [`Focus: ${focus}`] : []),
  ];
}

/** The blocks of a document in their order; each entry of a list is one, with a sign for how deep it stands. */
function blocks(node: DocumentNode, kind: LineKind = 'paragraph', depth = 0): Line[] {
  const inside = (as: LineKind, deeper = 0) =>
    (node.content ?? []).flatMap((child) => blocks(child, as, depth + deeper));
  switch (node.type) {
    case 'heading':
      return [{ kind: node.attrs?.level === 3 ? 'subheading' : 'heading', text: marked(node) }];
    case 'paragraph':
      return [{ kind, text: `${'– '.repeat(kind === 'item' ? depth - 1 : 0)}${marked(node)}` }];
    case 'bulletList':
    case 'orderedList':
      return inside('item', 1);
    case 'blockquote':
      return inside('quote');
    case 'image':
      return [{ kind: 'picture', text: pictureLines(node.attrs as Picture).join('. ') }];
    case 'pullFigure':
      return [{ kind: 'figure', text: `${node.attrs!.figure}: ${node.attrs!.caption}` }];
    default:
      return inside(kind);
  }
}

/** Text with its marks as letters, so that a change of a link or of emphasis is a change that can be read. */
function marked(node: DocumentNode): string {
  return (node.content ?? [])
    .map(({ text = '', marks = [] }) =>
      marks.reduce((words, { type, attrs }) => {
        if (type === 'link') return `${words} ‹${attrs!.href}›`;
        return type === 'bold' ? `**${words}**` : `*${words}*`;
      }, text),
    )
    .join('');
}
