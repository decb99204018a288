export type BCubed = { precision: number; recall: number; f1: number };

/**
 * How well a grouping matches the right one (Bagga and Baldwin, 1998): for each item, how much of its group belongs with it
 * (precision) and how much of what belongs with it is in its group (recall), on average.
 */
export function bCubed(right: string[], found: string[]): BCubed {
  const both = right.map((label, at) => `${label}\n${found[at]}`);
  const [inRight, inFound, inBoth] = [counted(right), counted(found), counted(both)];
  let [precision, recall] = [0, 0];
  both.forEach((pair, at) => {
    precision += inBoth.get(pair)! / inFound.get(found[at]!)! / right.length;
    recall += inBoth.get(pair)! / inRight.get(right[at]!)! / right.length;
  });
  const f1 = right.length === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

function counted(labels: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
