import { createHash } from 'node:crypto';

/** From so many words on, a summary says by itself what text it is. */
const ENOUGH = 15;

/** Outlets cut what they take over at different places. */
const COMPARED = 30;

/**
 * The same for items with the same words, whatever the spelling of quotes, capitals and blanks: how a text that several
 * outlets took over is known. A long summary counts by its beginning, since each outlet has a headline of its own; without
 * one the headline has to do.
 */
export function fingerprint({ title, summary }: { title: string; summary: string }): string {
  const words = wordsOf(summary);
  const compared = words.length >= ENOUGH ? words.slice(0, COMPARED) : [...wordsOf(title), '|', ...words];
  return createHash('sha256').update(compared.join(' ')).digest('base64url').slice(0, 22);
}

const wordsOf = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
