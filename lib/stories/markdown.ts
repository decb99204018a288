import MarkdownIt from 'markdown-it';
import { MarkdownParser } from 'prosemirror-markdown';
import type { DocumentNode } from '@/db/schema/stories';
import { parseDocument, schema, type DocumentResult } from './rich-text';

/**
 * Markdown (CommonMark) as a document of our schema. A fenced block called `figure` is a pull figure: its first line the
 * figure, the rest what it counts. What the schema has no place for (HTML, pictures, a heading in a list) is refused with
 * the reason; nothing is left out silently.
 */
export function documentFromMarkdown(markdown: string): DocumentResult {
  try {
    const parsed = parseDocument(parser.parse(markdown).toJSON());
    if (!parsed.ok || lettersOf(markdown) === lettersIn(parsed.document)) return parsed;
    return { ok: false, problem: 'Part of the text stands where it cannot be, such as a heading inside a list.' };
  } catch (error) {
    return { ok: false, problem: `The text could not be read: ${(error as Error).message}` };
  }
}

/** HTML and every address are let through here, so that the schema refuses them aloud. */
const tokenizer = new MarkdownIt('commonmark', { html: true });
// Its own limit would drop what is deeper; ours refuses it.
tokenizer.set({ maxNesting: 10_000 });
tokenizer.validateLink = () => true;

const parser = new MarkdownParser(schema, tokenizer, {
  paragraph: { block: 'paragraph' },
  heading: { block: 'heading', getAttrs: (token) => ({ level: Number(token.tag.slice(1)) }) },
  bullet_list: { block: 'bulletList' },
  ordered_list: { block: 'orderedList', getAttrs: (token) => ({ start: Number(token.attrGet('start') ?? 1) }) },
  list_item: { block: 'listItem' },
  blockquote: { block: 'blockquote' },
  fence: {
    node: 'pullFigure',
    getAttrs: (token) => {
      if (token.info.trim() !== 'figure') throw new RangeError('the only fenced block is ```figure');
      const [figure = '', ...caption] = token.content.trim().split('\n');
      return { figure, caption: caption.join(' ') };
    },
  },
  link: { mark: 'link', getAttrs: (token) => ({ href: token.attrGet('href') }) },
  strong: { mark: 'bold' },
  em: { mark: 'italic' },
});

/** Every letter the Markdown says, without its marks: what must be found again in the document. */
function lettersOf(markdown: string): string {
  const said = tokenizer.parse(markdown, {}).flatMap((token) => {
    if (token.type === 'fence') return token.content;
    return (token.children ?? []).filter((child) => child.type === 'text').map((child) => child.content);
  });
  return said.join('').replace(/\s/g, '');
}

function lettersIn({ type, text = '', attrs, content = [] }: DocumentNode): string {
  const own = type === 'pullFigure' ? `${attrs!.figure}${attrs!.caption}` : text;
  return (own + content.map(lettersIn).join('')).replace(/\s/g, '');
}
