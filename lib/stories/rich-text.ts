import { Node, Schema } from 'prosemirror-model';
import type { DocumentNode } from '@/db/schema/stories';

/**
 * The one document schema. Site, mail, feeds and the desk's editor all read documents of this shape and no other; the
 * names are those that Tiptap's own extensions use.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'text*', group: 'block' },
    heading: { content: 'text*', group: 'block', attrs: { level: { validate: oneOf('level', [2, 3]) } } },
    bulletList: { content: 'listItem+', group: 'block' },
    orderedList: {
      content: 'listItem+',
      group: 'block',
      attrs: { start: { default: 1, validate: wholeNumber('start') } },
    },
    listItem: { content: 'paragraph (paragraph | bulletList | orderedList)*' },
    blockquote: { content: '(paragraph | bulletList | orderedList)+', group: 'block' },
    image: {
      group: 'block',
      attrs: {
        src: { validate: sitePath },
        width: { validate: wholeNumber('width') },
        height: { validate: wholeNumber('height') },
        alt: { default: '', validate: 'string' },
        decorative: { default: false, validate: 'boolean' },
        caption: { default: '', validate: 'string' },
        credit: { default: '', validate: 'string' },
      },
    },
    /** One figure that carries the story, large, with a line that says what it counts. */
    pullFigure: {
      group: 'block',
      attrs: { figure: { validate: filled('figure') }, caption: { validate: filled('caption') } },
    },
    text: {},
  },
  marks: {
    link: { attrs: { href: { validate: linkTarget } }, inclusive: false },
    bold: {},
    italic: {},
  },
});

export type DocumentResult = { ok: true; document: DocumentNode } | { ok: false; problem: string };

/** Objects and lists inside one another; a list in a list in a list needs about half of it. */
const DEEPEST = 24;

/**
 * The document, if it fits the schema; attributes that the schema does not know are left out. Anything else is refused
 * with the reason: unknown nodes or marks, wrong nesting, links that are not http(s), mailto or of this site, pictures
 * from elsewhere or without a description. Safe to call with whatever a stranger sent.
 */
export function parseDocument(input: unknown): DocumentResult {
  const parsed = parseDraft(input);
  if (!parsed.ok) return parsed;
  if (countUndescribed(parsed.document) > 0)
    return { ok: false, problem: 'A picture has no description and is not marked as decoration.' };
  return parsed;
}

/** The same for a text that is still being written: a picture may lack its description until it is published. */
export function parseDraft(input: unknown): DocumentResult {
  if (isDeeperThan(DEEPEST, input)) return { ok: false, problem: 'The text is nested too deeply.' };
  try {
    const node = Node.fromJSON(schema, input);
    node.check();
    if (node.type.name !== 'doc' || node.marks.length > 0)
      return { ok: false, problem: 'The text is not a whole document.' };
    return { ok: true, document: node.toJSON() as DocumentNode };
  } catch (error) {
    return { ok: false, problem: `The text is not of the kind we publish: ${(error as Error).message}` };
  }
}

/** How many pictures of this document have no description and are not marked as decoration. */
export function countUndescribed(node: DocumentNode): number {
  const own = node.type === 'image' && !node.attrs?.decorative && !String(node.attrs?.alt ?? '').trim() ? 1 : 0;
  return (node.content ?? []).reduce((sum, child) => sum + countUndescribed(child), own);
}

/** Whether objects and lists are nested deeper than this. Looks no further than it must. */
function isDeeperThan(most: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return most === 0 || Object.values(value).some((each) => isDeeperThan(most - 1, each));
}

function oneOf(name: string, allowed: unknown[]) {
  return (value: unknown) => {
    if (!allowed.includes(value)) throw new RangeError(`${name} must be ${allowed.join(' or ')}`);
  };
}

function wholeNumber(name: string) {
  return (value: unknown) => {
    if (!Number.isInteger(value) || (value as number) < 1) throw new RangeError(`${name} must be a whole number`);
  };
}

function filled(name: string) {
  return (value: unknown) => {
    if (typeof value !== 'string' || !value.trim()) throw new RangeError(`${name} must not be empty`);
  };
}

function sitePath(value: unknown) {
  if (typeof value !== 'string' || !/^\/[\w-][\w./-]*$/.test(value) || value.includes('..')) {
    throw new RangeError('a picture must be one of this site');
  }
}

/** Where a link may lead: elsewhere on the web, to a mailbox, or to a page of this site. */
function linkTarget(value: unknown) {
  // Control characters and spaces are dropped by browsers, so "java\nscript:" would be a script.
  const isSafe =
    typeof value === 'string' && /^(https?:\/\/[^\s]+|mailto:[^\s]+|\/(?![/\\])[^\s]*|#[^\s]+)$/i.test(value);
  if (!isSafe) throw new RangeError(`a link may not lead to ${JSON.stringify(value)?.slice(0, 60)}`);
}
