const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Scripts whose letters are two columns wide on a screen of fixed width (Unicode Standard Annex 11), and pictures. */
const WIDE =
  /^[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|^\p{Emoji_Presentation}|\uFE0F$/u;

/** How many columns a text takes on a screen of fixed width. */
export function widthOf(text: string): number {
  return lettersOf(text).reduce((sum, letter) => sum + letterWidth(letter), 0);
}

const lettersOf = (text: string) => [...graphemes.segment(text)].map(({ segment }) => segment);

function letterWidth(letter: string): number {
  if (/^[\p{Cf}\p{Mn}\p{Cc}]+$/u.test(letter)) return 0;
  return WIDE.test(letter) ? 2 : 1;
}

/**
 * A text in lines of at most `columns`, each after `indent`. Lines of the text stay apart. An address is never cut, whatever
 * its length: it would lead nowhere; other words without end, and scripts without spaces, are.
 */
export function wrap(text: string, columns: number, indent = ''): string {
  return text
    .split('\n')
    .flatMap((line) => linesOf(line, columns - widthOf(indent)))
    .map((line) => (line ? indent + line : ''))
    .join('\n');
}

function linesOf(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[^\S\u00A0\u202F]+/).flatMap((each) => cut(each, columns))) {
    if (line && widthOf(line) + 1 + widthOf(word) > columns) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

/** A word that is longer than a line, in pieces that are not. */
function cut(word: string, columns: number): string[] {
  if (widthOf(word) <= columns || /^<?(https?:\/\/|\{\{)/.test(word)) return word ? [word] : [];
  const pieces = [''];
  for (const letter of lettersOf(word)) {
    if (widthOf(pieces.at(-1)!) + letterWidth(letter) > columns) pieces.push('');
    pieces[pieces.length - 1] += letter;
  }
  return pieces;
}
