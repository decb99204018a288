import { sql } from 'drizzle-orm';
import { distance } from 'fastest-levenshtein';
import { readAside } from '@/db/aside';
import { allowedMistakes, termsOf } from './rules';

type Word = { term: string; doc: number };

/** As the index spells it: small letters without accents. */
const folded = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * The search with each word that no story holds put right, if a word of the index is near enough: one letter for short
 * words, two for longer ones. Of two equally near the commoner one. Undefined if there is nothing better to say.
 */
export async function suggestSpelling(q: string): Promise<string | undefined> {
  const words = termsOf(q).flatMap(({ text, isExcluded }) => (isExcluded ? [] : text.split(/[^\p{L}\p{N}\p{M}]+/u)));
  let better = q;
  for (const word of words.filter((each) => each.length > 3)) {
    const nearest = await findNearest(folded(word));
    if (nearest === undefined) return undefined;
    if (nearest !== folded(word)) better = better.replace(word, nearest);
  }
  return better === q ? undefined : better;
}

/** The word of the index that is nearest: the word itself if it is there, nothing if none is near enough. */
async function findNearest(word: string): Promise<string | undefined> {
  if (await isKnown(word)) return word;
  const most = allowedMistakes(word.length);
  // Most mistakes leave the beginning alone or swap the first two letters. Looking there first is ten times as quick.
  for (const beginning of [word.slice(0, 2), `${word[1]}${word[0]}`, word[0]!]) {
    const near = nearest(word, await wordsNear(beginning, word, most), most);
    if (near) return near.term;
  }
  return undefined;
}

async function isKnown(word: string): Promise<boolean> {
  return (await readAside(sql`select 1 from search_words where term = ${word}`)).length > 0;
}

function nearest(word: string, candidates: Word[], most: number) {
  return candidates
    .map(({ term, doc }) => ({ term, doc, mistakes: mistakesBetween(term, word) }))
    .filter(({ mistakes }) => mistakes <= most)
    .sort((a, b) => a.mistakes - b.mistakes || b.doc - a.doc)[0];
}

/** Letters wrong, missing or too many (Levenshtein); two neighbours in the wrong order are one mistake (Damerau, 1964). */
function mistakesBetween(term: string, word: string): number {
  const mistakes = distance(term, word);
  if (mistakes !== 2 || term.length !== word.length) return mistakes;
  const at = [...term].findIndex((letter, index) => letter !== word[index]);
  return term[at] === word[at + 1] && term[at + 1] === word[at] ? 1 : 2;
}

/** The words of the index that begin like this and are about as long. The tokens of filters are no words. */
function wordsNear(beginning: string, word: string, most: number): Promise<Word[]> {
  return readAside<Word>(sql`
    select term, doc from search_words
    where term >= ${beginning} and term < ${beginning + '\u{10ffff}'}
      and length(term) between ${word.length - most} and ${word.length + most}
      and term not glob '[cty][0-9]*'`);
}
