import { parseDocument as parseHtml } from 'htmlparser2';
import type { DocumentNode } from '@/db/schema/stories';
import { Lines, type Mark, type Place } from './paste-lines';

type HtmlNode = ReturnType<typeof parseHtml>['children'][number];
type Element = Extract<HtmlNode, { attribs: unknown }>;
type Text = Extract<HtmlNode, { data: string; type: string }>;

/** What was pasted, as blocks of our schema, and how many pictures it had: those stay behind, for they lie elsewhere. */
export type Pasted = { blocks: DocumentNode[]; pictures: number };

/** What surrounds a text: its marks, and where it stands. */
type Around = { marks: Mark[]; place: Place; keepsSpace: boolean; isCell: boolean; depth: number };

/** Beyond this only the words of a text are read: no page is so deep, and the stack of calls is not endless. */
const DEEPEST = 300;

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form header hr html legend li main nav ol optgroup option p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const HEADINGS: Record<string, 2 | 3> = { h1: 2, h2: 2, h3: 3, h4: 3, h5: 3, h6: 3 };
const UNREAD = new Set('head link meta script style template title svg object iframe noscript xml'.split(' '));

/**
 * HTML from Word, Google Docs, mail or the web as clean blocks. Every word stays, in its order; what the schema does not
 * know becomes paragraphs: boxes, table rows, line breaks, headings inside lists. Headings become the two levels we have;
 * marks and links stay where they mean something. Whatever comes in, what comes out fits the schema.
 */
export function blocksFromHtml(html: string): Pasted {
  const reader = new Reader();
  const fragment = fragmentOf(withoutMarkup(html));
  const { children } = parseHtml(fragment);
  reader.readAll(children, {
    marks: [],
    place: { quote: false, level: 0, ordered: false, start: 1, item: 0 },
    keepsSpace: false,
    isCell: false,
    depth: 0,
  });
  const blocks = reader.lines.toBlocks();
  if (!reader.hasBlocks) keepOuterSpaces(blocks, textsIn(children));
  return { blocks, pictures: reader.pictures };
}

/** What was selected, where the clipboard says so; what stands around it is the program's own. */
const fragmentOf = (html: string) => /<!--StartFragment-->([\s\S]*)<!--EndFragment-->/.exec(html)?.[1] ?? html;

/** Words from the middle of a sentence keep the space before and after them. */
function keepOuterSpaces([block]: DocumentNode[], texts: HtmlNode[]): void {
  const [first, last] = [block?.content?.[0], block?.content?.at(-1)];
  const words = texts
    .filter(isText)
    .map(({ data }) => data)
    .join('');
  if (first?.text && /^\s/.test(words)) first.text = ` ${first.text}`;
  if (last?.text && /\s$/.test(words)) last.text = `${last.text} `;
}

/** Word says "<![if !supportLists]>" around the bullets it draws; parsers disagree about what that is. */
const withoutMarkup = (html: string) => html.replace(/<!\[[^>]*\]>/g, '').replace(/<\?xml[^>]*>/g, '');

const isText = (node: HtmlNode): node is Text => String(node.type) === 'text';

class Reader {
  readonly lines = new Lines();
  pictures = 0;
  hasBlocks = false;
  private items = 0;

  readAll(nodes: HtmlNode[], around: Around): void {
    for (const node of around.depth > DEEPEST ? textsIn(nodes) : nodes) {
      if ('attribs' in node) this.readElement(node, around);
      else if (isText(node)) this.lines.add(node.data, around);
      else if ('children' in node) this.readAll(node.children, around);
    }
  }

  private readElement(element: Element, around: Around): void {
    const { name, attribs } = element;
    const style = (attribs.style ?? '').toLowerCase();
    if (name === 'img') this.pictures += 1;
    if (UNREAD.has(name) || /display:\s*none|mso-list:\s*ignore|mso-hide:\s*all/.test(style)) return;
    if (name === 'br') return this.readBreak(around);
    const inside = this.inside(element, style, around);
    const isBlock = (BLOCKS.has(name) || name in HEADINGS) && !around.isCell;
    this.hasBlocks ||= isBlock && name !== 'html' && name !== 'body';
    const isCell = name === 'td' || name === 'th';
    if (isBlock || (isCell && !inside.isCell)) this.lines.end();
    else if (isCell) this.lines.separate();
    else if (around.isCell && BLOCKS.has(name)) this.lines.add(' ', around);
    this.readAll(element.children, inside);
    if (isBlock || (isCell && !inside.isCell)) this.lines.end();
  }

  private readBreak(around: Around): void {
    this.hasBlocks = true;
    if (around.isCell) this.lines.add(' ', around);
    else this.lines.end();
  }

  private inside(element: Element, style: string, around: Around): Around {
    const { name, attribs } = element;
    const marks = marksOf(name, attribs, style, around.marks);
    const place = this.placeOf(element, style, around.place);
    const isPre = name === 'pre' || /white-space:\s*(pre|break-spaces)/.test(style);
    const isCell = around.isCell || ((name === 'td' || name === 'th') && !hasBlocks(element));
    return { marks, place, keepsSpace: around.keepsSpace || isPre, isCell, depth: around.depth + 1 };
  }

  private placeOf(element: Element, style: string, place: Place): Place {
    const { name, attribs } = element;
    const word = /mso-list:\s*l\d+\s+level(\d+)/.exec(style);
    if (word) return { ...place, ...wordMarker(element), level: Number(word[1]), item: ++this.items };
    if (name === 'ul' || name === 'ol') {
      const start = Math.max(1, Math.floor(Number(attribs.start ?? 1)) || 1);
      return { ...place, level: place.level + 1, ordered: name === 'ol', start, item: 0 };
    }
    if (name === 'li') return { ...place, level: Math.max(1, place.level), item: ++this.items };
    if (name === 'blockquote') return { ...place, quote: true };
    const heading = HEADINGS[name] ?? (/\bMsoTitle\b/.test(attribs.class ?? '') ? 2 : undefined);
    return heading ? { ...place, heading } : place;
  }
}

/** Word writes the number or bullet of a list as text, and says to ignore it. It is the only sign of which kind it is. */
function wordMarker(element: Element): { ordered: boolean; start: number } {
  const marker = /^\W*(\d+|[a-z]{1,4})[.)]/i.exec(textOf(element).trim());
  return { ordered: marker !== null, start: Math.max(1, Number(marker?.[1]) || 1) };
}

function textOf(node: HtmlNode, isMarker = false): string {
  if (!('attribs' in node)) return isMarker && 'data' in node ? node.data : '';
  const isIgnored = isMarker || /mso-list:\s*ignore/i.test(node.attribs.style ?? '');
  return node.children.map((child) => textOf(child, isIgnored)).join('');
}

/** A cell that holds blocks is layout and is read as such; other rows are data and stay together in one line. */
const hasBlocks = (element: Element): boolean =>
  element.children.some((child) => 'attribs' in child && (BLOCKS.has(child.name) || child.name in HEADINGS)) &&
  !isOneParagraph(element);

/** Word and Google Docs put one paragraph into each cell of a table of data. */
const isOneParagraph = (element: Element): boolean => {
  const elements = element.children.filter((child): child is Element => 'attribs' in child);
  return elements.length === 1 && elements[0]!.name === 'p';
};

/** Every text below these, in order, found without a call inside a call. */
function textsIn(nodes: HtmlNode[]): HtmlNode[] {
  const found: HtmlNode[] = [];
  const open = nodes.toReversed();
  for (let node = open.pop(); node; node = open.pop()) {
    if ('children' in node) {
      if (!('name' in node && UNREAD.has(node.name))) open.push(...node.children.toReversed());
    } else if (isText(node)) found.push(node);
  }
  return found;
}

function marksOf(name: string, attribs: Record<string, string>, style: string, outer: Mark[]): Mark[] {
  const weight = /font-weight:\s*(\w+)/.exec(style)?.[1];
  const slant = /font-style:\s*(\w+)/.exec(style)?.[1];
  const bold = weight ? /^(bold|bolder|[6-9]00)$/.test(weight) : name === 'b' || name === 'strong' || undefined;
  const italic = slant ? slant !== 'normal' : name === 'i' || name === 'em' || name === 'cite' || undefined;
  const href = name === 'a' ? linkOf(attribs.href ?? '') : undefined;
  const kept = outer.filter(
    ({ type }) => !((type === 'bold' && bold === false) || (type === 'italic' && italic === false)),
  );
  const added: Mark[] = [
    ...(href ? [{ type: 'link', attrs: { href } }] : []),
    ...(bold ? [{ type: 'bold' }] : []),
    ...(italic ? [{ type: 'italic' }] : []),
  ];
  return [...kept.filter(({ type }) => !added.some((mark) => mark.type === type)), ...added];
}

/** Where a link leads, if it leads out of the text it came from. Google Docs sends links round by its own address. */
function linkOf(href: string): string | undefined {
  const round = /^https:\/\/www\.google\.com\/url\?(?:[^#]*&)?q=([^&]+)/.exec(href)?.[1];
  const address = (round ? decoded(round) : href).trim();
  return /^(https?:\/\/|mailto:)\S+$/i.test(address) ? address : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
