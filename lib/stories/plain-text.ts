import type { DocumentNode } from '@/db/schema/stories';

/** The document as plain text: a blank line between blocks, list items with a mark, links without their address. */
export function plainText(node: DocumentNode): string {
  switch (node.type) {
    case 'text':
      return node.text ?? '';
    case 'paragraph':
    case 'heading':
      return children(node).join('');
    case 'bulletList':
      return items(node, () => '- ');
    case 'orderedList':
      return items(node, (index) => `${Number(node.attrs?.start ?? 1) + index}. `);
    case 'image':
      return String(node.attrs?.caption ?? '');
    case 'pullFigure':
      return `${node.attrs!.figure} ${node.attrs!.caption}`;
    default:
      return children(node).filter(Boolean).join('\n\n');
  }
}

/** How many words a reader reads: runs of letters or digits, so that £40.6bn and half-year count once. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}

const children = (node: DocumentNode) => (node.content ?? []).map(plainText);

const items = (node: DocumentNode, mark: (index: number) => string) =>
  children(node)
    .map((item, index) => mark(index) + item.replaceAll('\n\n', '\n'))
    .join('\n');
