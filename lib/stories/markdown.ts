import { defaultMarkdownParser, MarkdownParser } from 'prosemirror-markdown';
import { parseDocument, schema, type DocumentResult } from './rich-text';

/**
 * Markdown (CommonMark) as a document of our schema. A fenced block called `figure` is a pull figure: its first line the
 * figure, the rest what it counts. HTML and anything else the schema has no place for is refused with the reason.
 */
export function documentFromMarkdown(markdown: string): DocumentResult {
  try {
    return parseDocument(parser.parse(markdown).toJSON());
  } catch (error) {
    return { ok: false, problem: `The text could not be read: ${(error as Error).message}` };
  }
}

const parser = new MarkdownParser(schema, defaultMarkdownParser.tokenizer, {
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
