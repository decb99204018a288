import type { ReactNode } from 'react';
import type { DocumentNode, Picture } from '@/lib/stories/queries';
import { Figure } from './figure';

/** A story's document as a page shows it. The document has been through parseDocument, so every node here is known. */
export function RichText({ node }: { node: DocumentNode }): ReactNode {
  const inside = node.content?.map((child, index) => <RichText key={index} node={child} />);
  switch (node.type) {
    case 'text':
      return marked(node);
    case 'paragraph':
      return <p>{inside}</p>;
    case 'heading':
      return node.attrs?.level === 3 ? <h3>{inside}</h3> : <h2>{inside}</h2>;
    case 'bulletList':
      return <ul>{inside}</ul>;
    case 'orderedList':
      return <ol start={Number(node.attrs?.start ?? 1)}>{inside}</ol>;
    case 'listItem':
      return <li>{inside}</li>;
    case 'blockquote':
      return <blockquote>{inside}</blockquote>;
    case 'image':
      return <Figure picture={node.attrs as Picture} />;
    case 'pullFigure':
      return <PullFigure figure={String(node.attrs?.figure)} caption={String(node.attrs?.caption)} />;
    default:
      return inside;
  }
}

function marked({ text, marks = [] }: DocumentNode): ReactNode {
  return marks.reduceRight<ReactNode>((inside, { type, attrs }) => {
    if (type === 'bold') return <strong>{inside}</strong>;
    if (type === 'italic') return <em>{inside}</em>;
    return <a href={String(attrs?.href)}>{inside}</a>;
  }, text);
}

function PullFigure({ figure, caption }: { figure: string; caption: string }) {
  return (
    <p className="pull-figure">
      <strong>{figure}</strong> {caption}
    </p>
  );
}
