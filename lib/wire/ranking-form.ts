import { PART_NAMES, PARTS, type WirePart, type WireWeights } from './rules';

/** The name of the field of a part. */
export const partField = (part: WirePart) => `weight.${part}`;

export const PART_FIELDS = PART_NAMES.map(partField);

/** Weights as the fields of a form. */
export function fieldsOf(weights: WireWeights): Record<string, string> {
  return Object.fromEntries(PART_NAMES.map((part) => [partField(part), String(weights[part])]));
}

/** Where a form keeps what a setting was when its page came. */
export const ownField = (name: string) => `was.${name}`;

/** The weights of a form as the settings take them; what is no number is refused there. */
export function weightsIn(values: Record<string, string>): string {
  const entries = PART_NAMES.map((part) => {
    const text = values[partField(part)]?.trim();
    return [part, text ? Number(text) : null];
  });
  return JSON.stringify(Object.fromEntries(entries));
}

/** Keywords, one in a line or with commas between them, as the settings write them. */
export function keywordsIn(text: string): string {
  const words = text.split(/[,\r\n]+/).map((word) => word.trim());
  return words.filter(Boolean).join(',');
}

/** Weights as the page wrote them into a form. */
export function parseWeights(text: string): WireWeights {
  return JSON.parse(text) as WireWeights;
}

/** All parts alike. */
export const EQUAL_WEIGHTS = Object.fromEntries(PART_NAMES.map((part) => [part, 10])) as WireWeights;

/** How much of a score a part is, in per cent. */
export function shareOf(weights: WireWeights, part: WirePart): number {
  const all = PART_NAMES.reduce((sum, each) => sum + weights[each], 0);
  return all === 0 ? 0 : Math.round((100 * weights[part]) / all);
}

/** What somebody else has set otherwise: "Recency to 100, Novelty to 0". */
export function differencesInWords(theirs: WireWeights, ours: WireWeights): string {
  const other = PART_NAMES.filter((part) => theirs[part] !== ours[part]);
  return other.map((part) => `${PARTS[part].name} to ${theirs[part]}`).join(', ');
}
