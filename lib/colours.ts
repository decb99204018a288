/** What WCAG 2.2 asks of text on its ground (1.4.3). */
export const ENOUGH_CONTRAST = 4.5;

/** Whether this is a colour as the settings keep it: "#FFD400". */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** The contrast of two colours, 1 to 21, as WCAG 2.2 defines it; undefined where one of them is none. */
export function contrast(one: string, other: string): number | undefined {
  if (!isColour(one) || !isColour(other)) return undefined;
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

/** "12.7 to 1". What falls short is rounded down, so that it never reads as if it did not. */
export function contrastInWords(ratio: number): string {
  const round = ratio < ENOUGH_CONTRAST ? Math.floor : Math.round;
  return `${(round(ratio * 10) / 10).toFixed(1)} to 1`;
}

/** The colour for words on this ground: the ink of the house where it can be read, else white, else black. One of them can. */
export function wordsOn(ground: string): string {
  return ['#161611', '#FFFFFF'].find((words) => (contrast(words, ground) ?? 0) >= ENOUGH_CONTRAST) ?? '#000000';
}

/** Relative luminance. The threshold is that of sRGB itself; for colours of eight bits it makes no difference. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
