/** A sentence of a source, to be shown as a quotation. */
export type KeySentence = { itemId: number; text: string };

type Text = { itemId: number; title: string; summary: string };

/** Shorter is a fragment, longer is no sentence that anybody quotes; in letters. */
const SHORTEST = 30;
const LONGEST = 320;

/**
 * The sentences of these summaries that say most of what all of them say: each word counts as often as there are other
 * sources with it, a sentence does not win by its length, and no two share more than half of their words. In the order of
 * the texts, no more than `most`.
 */
export function keySentences(texts: Text[], most: number): KeySentence[] {
  const spread = new Map<string, number>();
  for (const { title, summary } of texts)
    for (const word of wordsOf(`${title} ${summary}`)) spread.set(word, (spread.get(word) ?? 0) + 1);
  const all = texts.flatMap(({ itemId, title, summary }, order) =>
    sentencesOf(summary)
      .filter((text) => text !== title)
      .map((text) => ({ itemId, text, order, words: wordsOf(text) })),
  );
  const weight = ({ words }: { words: Set<string> }) =>
    [...words].reduce((sum, word) => sum + (spread.get(word) ?? 0) - 1, 0) / Math.sqrt(words.size || 1);
  const chosen: typeof all = [];
  for (const each of [...all].sort((a, b) => weight(b) - weight(a) || a.order - b.order)) {
    if (chosen.length === most) break;
    if (!chosen.some((other) => likeness(each.words, other.words) > 0.5)) chosen.push(each);
  }
  return all.filter((each) => chosen.includes(each)).map(({ itemId, text }) => ({ itemId, text }));
}

function sentencesOf(summary: string): string[] {
  const parts = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(summary)];
  return parts
    .map(({ segment }) => segment.trim().replaceAll(/\s+/g, ' '))
    .filter(({ length }) => length >= SHORTEST && length <= LONGEST);
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []);

function likeness(one: Set<string>, other: Set<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / (Math.min(one.size, other.size) || 1);
}
