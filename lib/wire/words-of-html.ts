import { Parser } from 'htmlparser2';

/** What is no text, or is none for a reader. */
const SILENT = ['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'head', 'title'];

/** What stands within a line; everything else parts words. */
const INLINE =
  /^(a|abbr|b|bdi|bdo|big|cite|code|em|font|i|ins|del|kbd|mark|q|s|small|span|strong|sub|sup|time|tt|u|wbr)$/;

/** Signs that cannot be seen and may turn a line around or hide words in it; joiners stay, some scripts need them. */
const HIDDEN = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/g;

/** Tags within tags: what lies deeper is no text for people, and takes ever longer to read. */
const DEEPEST = 200;

/** How often text may have been escaped: feeds do it once too often, or twice. */
const MOST_LAYERS = 4;

/**
 * The words of a piece of HTML as one line of plain text, of `most` characters at the most. Nothing in it is a tag any more,
 * however often it was escaped; what is shown as text cannot run.
 */
export function wordsOfHtml(html: string, most: number): string {
  // A summary that is cut needs no more than its beginning, and tags take much room.
  let text = html.slice(0, most * 20);
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const within = /[<&]/.test(text) ? withoutTags(text) : text;
    if (within === text) break;
    text = within;
  }
  return cut(
    text
      .replace(HIDDEN, '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
    most,
  );
}

function withoutTags(html: string): string {
  const words: string[] = [];
  let silent = 0;
  let depth = 0;
  const parser = new Parser({
    onopentagname: (name) => {
      if (++depth > DEEPEST) parser.pause();
      if (SILENT.includes(name)) silent++;
      if (!INLINE.test(name)) words.push(' ');
    },
    onclosetag: (name) => {
      depth--;
      if (SILENT.includes(name)) silent--;
      if (!INLINE.test(name)) words.push(' ');
    },
    ontext: (text) => void (silent === 0 && words.push(text)),
  });
  parser.end(html);
  return words.join('');
}

/** Ends at a word, and says so by three dots. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const beginning = text.slice(0, most - 1);
  const end = beginning.lastIndexOf(' ');
  return `${beginning.slice(0, end > most / 2 ? end : undefined).replace(/[\s,;:–-]+$|[\uD800-\uDBFF]$/u, '')}…`;
}
