/** What an item is compared by: its terms by number, and the weight of each. The sum of their squares is 1. */
export type TermVector = { terms: Int32Array; weights: Float32Array };

/** Many of them, added up. */
export type TermSum = Map<number, number>;

/** The vector with these weights, made as long as any other. */
export function unitVector(terms: Int32Array, weights: Float32Array): TermVector {
  let squares = 0;
  for (const weight of weights) squares += weight * weight;
  const length = Math.sqrt(squares) || 1;
  return { terms, weights: weights.map((weight) => weight / length) };
}

/** Adds a vector `times` over. */
export function addVector(sum: TermSum, { terms, weights }: TermVector, times = 1): void {
  for (let at = 0; at < terms.length; at++) {
    sum.set(terms[at]!, (sum.get(terms[at]!) ?? 0) + weights[at]! * times);
  }
}

/** The heaviest `most` terms of a sum as a vector. */
export function heaviest(sum: TermSum, most: number): TermVector {
  let entries = [...sum];
  if (entries.length > most) entries = entries.sort((a, b) => b[1] - a[1]).slice(0, most);
  return unitVector(
    Int32Array.from(entries, ([term]) => term),
    Float32Array.from(entries, ([, weight]) => weight),
  );
}

/** How much two sums have in common: the sum of the products of their weights. */
export function product(one: TermSum, other: TermSum): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let total = 0;
  for (const [term, weight] of small) {
    const theirs = large.get(term);
    if (theirs !== undefined) total += weight * theirs;
  }
  return total;
}

/** The same for a vector and a sum. */
export function productWith({ terms, weights }: TermVector, sum: TermSum): number {
  let total = 0;
  for (let at = 0; at < terms.length; at++) {
    const theirs = sum.get(terms[at]!);
    if (theirs !== undefined) total += weights[at]! * theirs;
  }
  return total;
}
