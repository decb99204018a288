import type { DocumentNode } from '@/db/schema/stories';

export type Mark = NonNullable<DocumentNode['marks']>[number];

/** Where a line stands. `item` numbers the list item it belongs to; two lines of one item are its paragraphs. */
export type Place = {
  quote: boolean;
  level: number;
  ordered: boolean;
  start: number;
  item: number;
  heading?: 2 | 3;
};

type Line = Place & { runs: DocumentNode[] };
type Around = { marks: Mark[]; place: Place; keepsSpace: boolean };

/** The document may be nested so deep and no deeper: see DEEPEST in rich-text.ts. */
const DEEPEST_LIST = { outside: 4, inQuote: 3 };

/** Marks in the order of the schema: two documents that say the same are written the same. */
const ORDER = ['link', 'bold', 'italic'];

/** A text as lines, each with its place: what every kind of HTML comes down to, and what blocks are built from. */
export class Lines {
  private readonly lines: Line[] = [];
  private line: Line | undefined;
  private isSeparated = false;

  /** Adds text to the line; spaces count once, as in HTML, unless they are kept. */
  add(text: string, around: Around): void {
    const clean = text.replace(/[\u00ad\u200b\ufeff]/g, '').replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '');
    if (!around.keepsSpace) return this.addRun(clean, around);
    clean.split(/\r\n?|\n/).forEach((part, index) => {
      if (index > 0) this.end();
      this.addRun(part, around);
    });
  }

  private addRun(text: string, { marks, place }: Around): void {
    const spaced = text.replace(/\s+/g, ' ');
    const before = this.line?.runs.at(-1)?.text ?? ' ';
    const words = before.endsWith(' ') || this.isSeparated ? spaced.replace(/^ /, '') : spaced;
    if (!words) return;
    const run = this.isSeparated ? ` · ${words}` : words;
    this.isSeparated = false;
    this.line ??= { ...place, runs: [] };
    const own = marks.filter(({ type }) => !(place.heading && type === 'bold'));
    const sorted = own.sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
    const last = this.line.runs.at(-1);
    if (last && JSON.stringify(last.marks ?? []) === JSON.stringify(sorted)) last.text += run;
    else this.line.runs.push({ type: 'text', ...(sorted.length > 0 && { marks: sorted }), text: run });
  }

  /** Between two cells of a row. */
  separate(): void {
    this.isSeparated = this.line !== undefined;
  }

  /** Ends the line. One without words is none. */
  end(): void {
    const { line } = this;
    this.line = undefined;
    this.isSeparated = false;
    const last = line?.runs.at(-1);
    if (!line || !last) return;
    last.text = last.text!.trimEnd();
    if (!last.text) line.runs.pop();
    if (line.runs.length > 0) this.lines.push(line);
  }

  /** All lines as blocks that fit the schema. */
  toBlocks(): DocumentNode[] {
    this.end();
    const blocks: DocumentNode[] = [];
    for (let index = 0; index < this.lines.length;) {
      const { quote } = this.lines[index]!;
      let after = index + 1;
      while (after < this.lines.length && this.lines[after]!.quote === quote) after += 1;
      const inside = nested(this.lines.slice(index, after), quote);
      if (quote) blocks.push({ type: 'blockquote', content: inside });
      else blocks.push(...inside);
      index = after;
    }
    return blocks;
  }
}

/** Lines with levels as lists inside lists. A level that is skipped is not there: the schema has no list without an item. */
function nested(lines: Line[], inQuote: boolean): DocumentNode[] {
  const blocks: DocumentNode[] = [];
  const open: { list: DocumentNode; item: number }[] = [];
  for (const line of lines) {
    const most = inQuote ? DEEPEST_LIST.inQuote : DEEPEST_LIST.outside;
    const level = Math.min(line.level, most, open.length + 1);
    const held = open.slice(0, level).findLastIndex(({ item }) => item === line.item && line.item > 0);
    open.length = Math.min(open.length, held >= 0 ? held + 1 : level);
    if (level === 0) blocks.push(block(line, inQuote));
    else if (held >= 0) lastItem(open[held]!.list).push(block(line, true));
    else addItem(blocks, open, line, level);
  }
  return blocks;
}

function addItem(blocks: DocumentNode[], open: { list: DocumentNode; item: number }[], line: Line, level: number) {
  const type = line.ordered ? 'orderedList' : 'bulletList';
  if (open[level - 1]?.list.type !== type) open.length = level - 1;
  if (!open[level - 1]) {
    const list: DocumentNode = { type, ...(line.ordered && { attrs: { start: line.start } }), content: [] };
    (level > 1 ? lastItem(open[level - 2]!.list) : blocks).push(list);
    open.push({ list, item: 0 });
  }
  const top = open[level - 1]!;
  top.item = line.item;
  top.list.content!.push({ type: 'listItem', content: [block(line, true)] });
}

const lastItem = (list: DocumentNode) => list.content!.at(-1)!.content!;

/** In lists and quotations a heading is a paragraph. */
function block({ heading, runs }: Line, isInside: boolean): DocumentNode {
  if (heading && !isInside) return { type: 'heading', attrs: { level: heading }, content: runs };
  return { type: 'paragraph', content: runs };
}
