/** What a reader asks the search for. Slugs for topics and companies, a year such as "2020", pages from 1. */
export type Search = {
  q: string;
  topics: string[];
  companies: string[];
  year: string | undefined;
  /** Only what was ranked first. */
  first: boolean;
  newest: boolean;
  page: number;
};

/** A word, or words between quotation marks that stand together. */
export type Term = { text: string; isPhrase: boolean; isExcluded: boolean };

/** Longer than any sensible search; what is beyond is left out. */
const LONGEST = 200;
const MOST_TERMS = 12;

/** Results on one page. */
export const RESULTS = 10;

/** Deeper pages than this answer like the last: nobody reads on there but a machine. */
const LAST_PAGE = 100;

/** What a query of an address asks for. Never refuses: what makes no sense is left out. */
export function searchFrom(query: URLSearchParams): Search {
  const slugs = (name: string) => [...new Set(query.getAll(name).filter((each) => /^[a-z0-9-]{1,80}$/.test(each)))];
  const year = query.get('year') ?? '';
  const page = Number(query.get('page') ?? 1);
  return {
    q: clean(query.get('q') ?? ''),
    topics: slugs('topic').slice(0, MOST_TERMS),
    companies: slugs('company').slice(0, MOST_TERMS),
    year: /^\d{4}$/.test(year) ? year : undefined,
    first: query.get('rank') === '1',
    newest: query.get('sort') === 'newest',
    page: Number.isInteger(page) ? Math.min(Math.max(page, 1), LAST_PAGE) : 1,
  };
}

/** Without control characters and half characters, in one line. */
function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST);
}

/** The words and phrases of a search. "-word" leaves stories with that word out. */
export function termsOf(q: string): Term[] {
  const pieces = q.matchAll(/(-?)(?:["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+))/gu);
  return [...pieces]
    .map(([, minus, phrase, word]): Term => {
      const text = (phrase ?? word ?? '').trim();
      return { text, isPhrase: phrase !== undefined, isExcluded: minus === '-' };
    })
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
    .slice(0, MOST_TERMS);
}

const TEXT = '{headline standfirst body companies topics}';

/** Numbers by which a story is filtered, as the index has them (db/derived.ts). */
export type FilterIds = { topics: number[]; companies: number[]; year: string | undefined; first: boolean };

/**
 * The search as an expression of SQLite's FTS5 (sqlite.org/fts5.html, 3), in which every piece of the reader's text is a
 * quoted string, so nothing in it is ever an operator. Undefined if there is nothing to look for.
 */
export function matchExpression(terms: Term[], filters: FilterIds): string | undefined {
  const wanted = terms.filter((term) => !term.isExcluded);
  const unwanted = terms.filter((term) => term.isExcluded);
  const parts = [
    wanted.length > 0 && `${TEXT} : (${wanted.map(expressionOf).join(' AND ')})`,
    anyOf(filters.topics.map((id) => `t${id}`)),
    anyOf(filters.companies.map((id) => `c${id}`)),
    filters.year && anyOf([`y${filters.year}`]),
    filters.first && anyOf(['first']),
  ].filter((part) => typeof part === 'string');
  if (parts.length === 0) return undefined;
  const all = parts.join(' AND ');
  return unwanted.length > 0 ? `(${all}) NOT (${TEXT} : (${unwanted.map(expressionOf).join(' OR ')}))` : all;
}

const anyOf = (tokens: string[]) => tokens.length > 0 && `filters : (${tokens.map(quoted).join(' OR ')})`;

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/**
 * A word stands for itself, for what begins with it and for its other number; itself counts twice, so it comes first. Of
 * two letters only "am*" means what begins with them; one letter begins half of all stories.
 */
function expressionOf({ text, isPhrase }: Term): string {
  const bare = text.replace(/\*+$/, '');
  if (isPhrase) return quoted(text);
  const beginsWith = bare.length > (bare === text ? 2 : 1) ? [`${quoted(bare)} *`] : [];
  const forms = [quoted(bare), ...beginsWith, ...otherNumber(bare).map(quoted)];
  return forms.length > 1 ? `(${forms.join(' OR ')})` : forms[0]!;
}

/** The S-stemmer (Harman, "How effective is suffixing?", 1991) both ways; harmless in languages it is not made for. */
function otherNumber(word: string): string[] {
  if (!/^[a-z]{4,}$/i.test(word)) return [];
  if (/[^ae]ies$/i.test(word)) return [word.replace(/ies$/i, 'y')];
  if (/[^aeo]es$/i.test(word)) return [word.slice(0, -1), word.slice(0, -2)];
  if (/[^us]s$/i.test(word)) return [word.slice(0, -1)];
  return /[^aeiou]y$/i.test(word) ? [word.replace(/y$/i, 'ies')] : [];
}

/** How many letters may be wrong in a word of this length for it to be taken for another. */
export function allowedMistakes(length: number): number {
  return length < 4 ? 0 : length < 6 ? 1 : 2;
}

/** A text in pieces, some of them marked. */
export type Marked = { text: string; isMarked: boolean }[];

/** Signs that no story holds, around what the index found. */
export const MARK = { open: '\u0002', close: '\u0003' } as const;

/** Takes a text with the signs of MARK apart. */
export function markedParts(text: string): Marked {
  return text
    .split(/(\u0002[^\u0003]*\u0003)/)
    .filter(Boolean)
    .map((part) => {
      const isMarked = part.startsWith(MARK.open);
      return { text: isMarked ? part.slice(1, -1) : part, isMarked };
    });
}
