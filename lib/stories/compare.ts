import { diffArrays, type ChangeObject } from 'diff';
import { comparePieces, type Piece } from '@/lib/word-changes';
import { changedFields, RECORD_FIELDS, type RecordField, type StoryRecord } from './form';
import { linesOf, type Line, type Names } from './record-lines';
import { countWords } from './plain-text';

export type Change = 'same' | 'out' | 'in' | 'changed';

export type { Piece };

/** A paragraph, a heading, an entry of a list: with the kind it was, where that is another than it is. */
export type ComparedLine = { kind: Line['kind']; was?: Line['kind']; change: Change; pieces: Piece[] };

export type ComparedField = {
  field: RecordField;
  label: string;
  isChanged: boolean;
  lines: ComparedLine[];
  /** Words that the older text has and the newer has not, and the other way round. */
  out: number;
  in: number;
};

/** More differences than this between two lists of lines, and they count as two: nobody reads on, and the search takes long. */
const MOST_LINES = 1000;

/** Two records field by field and word by word: what the older has and the newer has not, and the other way round. */
export function compareRecords(older: StoryRecord, newer: StoryRecord, names: Names): ComparedField[] {
  const changed = new Set<RecordField>(changedFields(older, newer));
  return (Object.keys(RECORD_FIELDS) as RecordField[]).map((field) => {
    const lines = compareLines(linesOf(older, field, names), linesOf(newer, field, names));
    return { field, label: RECORD_FIELDS[field], isChanged: changed.has(field), lines, ...count(field, lines) };
  });
}

/** Where words are what readers read; of a source or an address nobody counts them. */
const WORDED: RecordField[] = ['headline', 'standfirst', 'body', 'whyItMatters'];

function count(field: RecordField, lines: ComparedLine[]): { out: number; in: number } {
  const counted = WORDED.includes(field) ? lines : [];
  const words = (change: Piece['change']) =>
    counted
      .flatMap(({ pieces }) => pieces)
      .reduce((sum, piece) => sum + (piece.change === change ? countWords(piece.text) : 0), 0);
  return { out: words('out'), in: words('in') };
}

/** "Headline, Text, 41 words": what was changed, in few words. Empty where nothing was. */
export function changeSummary(fields: ComparedField[]): string {
  const changed = fields.filter(({ isChanged }) => isChanged);
  const words = changed.reduce((sum, field) => sum + Math.max(field.out, field.in), 0);
  const counted = words > 0 ? [`${words} ${words === 1 ? 'word' : 'words'}`] : [];
  return changed.length === 0 ? '' : [...changed.map(({ label }) => label), ...counted].join(', ');
}

function compareLines(older: Line[], newer: Line[]): ComparedLine[] {
  const comparator = (one: Line, other: Line) => one.kind === other.kind && one.text === other.text;
  const runs: ChangeObject<Line[]>[] = diffArrays(older, newer, { comparator, maxEditLength: MOST_LINES }) ?? [
    { removed: true, added: false, value: older, count: older.length },
    { removed: false, added: true, value: newer, count: newer.length },
  ];
  return runs.flatMap((run, index): ComparedLine[] => {
    const next = runs[index + 1];
    if (run.removed && next?.added) return pair(run.value, next.value);
    if (run.added && runs[index - 1]?.removed) return [];
    return run.value.map((line) => whole(line, run.removed ? 'out' : run.added ? 'in' : 'same'));
  });
}

const whole = ({ kind, text }: Line, change: 'same' | 'out' | 'in'): ComparedLine => ({
  kind,
  change,
  pieces: [{ change, text }],
});

/** Of lines that went and lines that came in one place: which is which one changed, in their order. */
function pair(older: Line[], newer: Line[]): ComparedLine[] {
  const compared: ComparedLine[] = [];
  let next = 0;
  for (const line of newer) {
    const match = older.findIndex((each, index) => index >= next && isAlike(each, line));
    if (match < 0) compared.push(whole(line, 'in'));
    else {
      compared.push(...older.slice(next, match).map((each) => whole(each, 'out')), changedLine(older[match]!, line));
      next = match + 1;
    }
  }
  return [...compared, ...older.slice(next).map((each) => whole(each, 'out'))];
}

/** Whether two lines have so many words in common that the one reads as the other, changed. A single line always does. */
function isAlike(one: Line, other: Line): boolean {
  if (one.kind === 'line' && other.kind === 'line') return true;
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [first, second] = [words(one.text), words(other.text)];
  const common = [...first].filter((word) => second.has(word)).length;
  return common * 2 >= (first.size + second.size) * 0.4;
}

function changedLine(older: Line, newer: Line): ComparedLine {
  const was = older.kind === newer.kind ? undefined : older.kind;
  return { kind: newer.kind, ...(was && { was }), change: 'changed', pieces: comparePieces(older.text, newer.text) };
}
