import { capitalised } from '@/lib/words';
import { comparePieces, type Piece } from '@/lib/word-changes';

/** One thing that an act changed, was given or took away: its name, and its words with what went and what came. */
export type AuditChange = { field: string; pieces: Piece[] };

/** Longer texts are shown as two, one struck out: to compare them takes long, and there is the history for that. */
const LONGEST = 5000;

/** What an act recorded, as a person reads it. The log holds whatever the act found worth keeping, of any shape. */
export function changesOf(before: unknown, after: unknown): AuditChange[] {
  const was = fieldsOf(before);
  const is = fieldsOf(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, pieces: piecesOf(was.get(field) ?? '', is.get(field) ?? '') }))
    .filter(({ pieces }) => pieces.length > 0);
}

function piecesOf(was: string, is: string): Piece[] {
  if (was && is && was.length + is.length <= LONGEST) return comparePieces(was, is);
  const pieces: Piece[] = [
    { change: 'out', text: was },
    { change: 'in', text: is },
  ];
  return pieces.filter(({ text }) => text);
}

function fieldsOf(value: unknown): Map<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) return new Map([['What', wordsOf(value)]]);
  return new Map(Object.entries(value).map(([name, each]) => [nameOf(name), wordsOf(each)]));
}

/** "whyItMatters" as "Why it matters". */
const nameOf = (key: string) =>
  capitalised(key.replaceAll(/[_-]+/g, ' ').replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));

function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value);
  if (Array.isArray(value))
    return value
      .map(wordsOf)
      .filter(Boolean)
      .join(value.some(isObject) ? '; ' : ', ');
  const { type, content } = value as { type?: unknown; content?: unknown };
  if (type === 'doc' && Array.isArray(content)) return content.map(textOf).join(' ');
  return Object.entries(value)
    .map(([name, each]) => [nameOf(name).toLowerCase(), wordsOf(each)])
    .filter(([, words]) => words)
    .map(([name, words]) => `${name} ${words}`)
    .join(', ');
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

/** The words of a node of a document. */
function textOf(node: unknown): string {
  const { text, content } = (node ?? {}) as { text?: unknown; content?: unknown };
  if (typeof text === 'string') return text;
  return Array.isArray(content) ? content.map(textOf).join('') : '';
}
