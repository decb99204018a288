const SMALL = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const ORDINALS = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

/** "five"; figures from thirteen on, as the house style has it. */
export function inWords(count: number): string {
  return SMALL[count] ?? String(count);
}

/** "five stories", "one story", "no stories". */
export function countInWords(count: number, one: string, many: string): string {
  return `${inWords(count)} ${count === 1 ? one : many}`;
}

/** "5 stories", "1 story": in tables and lists, where figures are compared. */
export function countInFigures(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "first" for 1, up to the largest briefing there can be; figures beyond twelfth. */
export function ordinal(number: number): string {
  return ORDINALS[number] ?? `${number}th`;
}

/** The text with its first letter large. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "once", "twice", "three times". */
export function timesInWords(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${inWords(count)} times`;
}

const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Which way a language is written. An explicit script counts before the language: "az-Arab" is right to left. */
export function textDirection(locale: string): 'ltr' | 'rtl' {
  const { language, script } = new Intl.Locale(locale);
  if (script) return /^(Arab|Hebr|Syrc|Thaa|Nkoo)$/.test(script) ? 'rtl' : 'ltr';
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}

/** For JSON.parse: control characters but for line ends and tabs, and halves of letters, become spaces. No page holds them. */
export const printable = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, ' ') : value;
