import { diffWords, diffWordsWithSpace } from 'diff';

/** A run of words that both texts have, or one of them. */
export type Piece = { change: 'same' | 'out' | 'in'; text: string };

/** More differences than this between two texts, and they count as two texts: nobody reads on, and the search takes long. */
const MOST = 2000;

/** Word by word, what the older text has and the newer has not, and the other way round. */
export function comparePieces(older: string, newer: string): Piece[] {
  const options = { maxEditLength: MOST };
  const words = diffWords(older, newer, options);
  // Where only spaces differ, the first finds nothing.
  const isFound = words === undefined || older === newer || words.some(({ added, removed }) => added || removed);
  const found = isFound ? words : diffWordsWithSpace(older, newer, options);
  if (!found)
    return [
      { change: 'out', text: older },
      { change: 'in', text: newer },
    ];
  return found.map(({ added, removed, value }) => ({ change: added ? 'in' : removed ? 'out' : 'same', text: value }));
}
