import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import type { DocumentNode } from '@/db/schema/stories';
import { blocksFromHtml } from '@/lib/stories/paste';

/** How deep a paragraph may stand; deeper ones are refused by the server (DEEPEST in lib/stories/rich-text.ts). */
const DEEPEST = 9;

/** Whether some paragraph stands in more lists and quotations than the server takes. */
export function isTooDeep(node: Node, depth = 0): boolean {
  return depth > DEEPEST || (!node.isTextblock && node.children.some((child) => isTooDeep(child, depth + 1)));
}

const isAddress = (text: string) => /^(https?:\/\/|mailto:)\S+$/.test(text.trim());

/**
 * Pastes HTML from elsewhere clean; says how many pictures stayed behind, or false to leave it to the editor: what was
 * copied here, plain text, and an address over a selection, which becomes a link.
 */
export function pasteInto(view: EditorView, data: DataTransfer | null): false | number {
  const html = data?.getData('text/html') ?? '';
  if (!html || html.includes('data-pm-slice')) return false;
  if (!view.state.selection.empty && isAddress(data?.getData('text/plain') ?? '')) return false;
  const { blocks, pictures } = blocksFromHtml(html);
  if (blocks.length === 0) return pictures > 0 && pictures;
  const change = changeWith(view, blocks);
  view.dispatch(isTooDeep(change.doc) ? changeWith(view, blocks.flatMap(flat)) : change);
  return pictures;
}

function changeWith({ state }: EditorView, blocks: DocumentNode[]) {
  const slice = Slice.maxOpen(Fragment.fromJSON(state.schema, blocks));
  return state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste');
}

/** Lists and quotations as the paragraphs in them. */
const flat = (block: DocumentNode): DocumentNode[] =>
  block.content?.some(({ type }) => type !== 'text') ? block.content.flatMap(flat) : [block];
