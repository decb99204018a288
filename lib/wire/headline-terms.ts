/** Words that say nothing about what a headline reports. */
const COMMON = new Set(
  (
    'a an and are as at be been but by can could do does for from had has have he her him his how i if in into is it ' +
    'its just may more most no not of on one or our out over own said say says she so some than that the their them ' +
    'then there these they this to up us was we were what when where which who why will with would you your about after ' +
    'again all also amid among any back because before being between both down during each few first get gets got here ' +
    'last like make makes many me my need new next now off old only other per report reports see still such take takes ' +
    'through under until very via want way well while whose yet'
  ).split(' '),
);

/** What comes after so many words is no headline any more. */
const MOST_WORDS = 60;

/** Endings that a word may have without being another one. */
const ENDINGS = ['ing', 'ed'];

/**
 * The word without its ending, so that "acquires", "acquired" and "acquiring" are one. Rough on purpose: it need not be a
 * word, it only has to be the same for words that belong together.
 */
export function stem(word: string): string {
  if (/\d/.test(word)) return word;
  let rest = word;
  if (rest.length > 4 && rest.endsWith('ies')) return `${rest.slice(0, -3)}y`;
  if (rest.length > 3 && /[^siu]s$/.test(rest)) rest = rest.slice(0, -1);
  const ending = ENDINGS.find((each) => rest.length > each.length + 3 && rest.endsWith(each));
  if (ending) {
    rest = rest.slice(0, -ending.length);
    if (/([^lsz])\1$/.test(rest)) rest = rest.slice(0, -1);
  }
  return rest.length > 4 && rest.endsWith('e') ? rest.slice(0, -1) : rest;
}

/** The words of a headline that carry meaning, stemmed, in their order. Accents, case and possessives do not count. */
export function wordsOf(headline: string): string[] {
  const plain = headline
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/'s\b/g, '')
    .replaceAll("'", '')
    .replaceAll(/(?<=\d),(?=\d)/g, '');
  return (plain.match(/[\p{L}\p{N}]+(?:\.\d+)?/gu) ?? []).filter((word) => !COMMON.has(word)).map(stem);
}

/** What a headline is compared by: each of its words, and each two that follow one another, with a space between them. */
export function termsOf(headline: string): string[] {
  const words = wordsOf(headline).slice(0, MOST_WORDS);
  const pairs = words.slice(1).map((word, index) => `${words[index]} ${word}`);
  return [...new Set([...words, ...pairs])];
}
