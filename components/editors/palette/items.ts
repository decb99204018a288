import type { JumpTarget } from '@/lib/briefings/jump';

/** A line of the palette: where it leads, or what it does. */
export type Item = { title: string; about?: string; keys?: string[] } & (
  { href: string; run?: undefined } | { run: () => void; href?: undefined }
);

export type Section = { title: string; items: Item[] };

/** Which of these the words are in, those that begin with them first. */
export function matching(items: Item[], q: string): Item[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = items.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
  const begins = (item: Item) => (item.title.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1);
  return fits.sort((a, b) => begins(a) - begins(b));
}

const KINDS = { story: 'Stories', edition: 'Editions', person: 'People' } as const;

/** What was found, by kind. */
export function foundSections(targets: JumpTarget[]): Section[] {
  return (Object.keys(KINDS) as (keyof typeof KINDS)[])
    .map((kind) => ({ title: KINDS[kind], items: targets.filter((target) => target.kind === kind) }))
    .filter(({ items }) => items.length > 0);
}

const MOST_RECENT = 5;

/** Where somebody jumped to last in this tab; the list of another person is another list. */
export function readRecent(key: string): Item[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isRecent) : [];
  } catch {
    return [];
  }
}

/** Puts this on top of the list of where somebody jumped to, and hands the list back. */
export function rememberRecent(key: string, item: Item): Item[] {
  const others = readRecent(key).filter(({ href }) => href !== item.href);
  const recent = [item, ...others].slice(0, MOST_RECENT);
  try {
    sessionStorage.setItem(key, JSON.stringify(recent));
  } catch {
    // Without storage it is forgotten when the page is left.
  }
  return recent;
}

const isRecent = (item: unknown): item is Item =>
  typeof item === 'object' &&
  item !== null &&
  'title' in item &&
  typeof item.title === 'string' &&
  'href' in item &&
  typeof item.href === 'string' &&
  item.href.startsWith('/admin');
