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
  const most = allowedMistakes(word.length);
  const near = nearest(word, await wordsNear(word[0]!, word, most), most);
  if (near && near.mistakes <= 1) return near.term;
  // People rarely get the first letter wrong, unless they swap the first two.
  const swapped = nearest(word, await wordsNear(word[1]!, word, most), most);
  return (swapped && (!near || swapped.mistakes < near.mistakes) ? swapped : near)?.term;
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

/** The words of the index that begin with this letter and are about as long. The tokens of filters are no words. */
function wordsNear(first: string, word: string, most: number): Promise<Word[]> {
  return readAside<Word>(sql`
    select term, doc from search_words
    where term >= ${first} and term < ${first + '\u{10ffff}'}
      and length(term) between ${word.length - most} and ${word.length + most}
      and term not glob '[cty][0-9]*'`);
}
