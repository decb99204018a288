import type { JSONContent } from '@tiptap/core';
import type { DocumentNode } from '@/db/schema/stories';

/** The attributes that the schema knows, and in which order it writes the marks. Tiptap adds some of its own. */
const ATTRIBUTES: Record<string, string[]> = {
  heading: ['level'],
  orderedList: ['start'],
  image: ['src', 'width', 'height', 'alt', 'decorative', 'caption', 'credit'],
  pullFigure: ['figure', 'caption'],
  link: ['href'],
};
const MARKS = ['link', 'bold', 'italic'];

/** Where a link may lead, as the server sees it: the web, a mailbox, a page of this site. */
export function isLinkTarget(address: string | undefined): boolean {
  return /^(https?:\/\/[^\s]+|mailto:[^\s]+|\/(?![/\\])[^\s]*|#[^\s]+)$/i.test(address ?? '');
}

/** What the editor holds, written as the server writes it: then two texts that say the same are the same. */
export function documentOf({ type = '', attrs = {}, content, marks = [], text }: JSONContent): DocumentNode {
  const kept = marks
    .filter((mark) => mark.type !== 'link' || isLinkTarget(mark.attrs?.href as string))
    .sort((a, b) => MARKS.indexOf(a.type) - MARKS.indexOf(b.type))
    .map((mark) => ({ type: mark.type, ...known(mark.type, mark.attrs ?? {}) }));
  return {
    type,
    ...known(type, attrs),
    ...(content && { content: content.map(documentOf) }),
    ...(kept.length > 0 && { marks: kept as NonNullable<DocumentNode['marks']> }),
    ...(text !== undefined && { text }),
  };
}

function known(type: string, attrs: Record<string, unknown>) {
  const names = ATTRIBUTES[type];
  if (!names) return {};
  const own = Object.fromEntries(names.map((name) => [name, attrs[name]])) as Record<string, string | number | boolean>;
  return { attrs: type === 'orderedList' ? { start: Math.max(1, Number(own.start) || 1) } : own };
}
