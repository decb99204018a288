import { findPublicPage, type Found } from './public-pages';
import { findRedirect } from './redirects';

/** What a reader gets at an address. `page` is the address inside the application that draws it. */
export type Answer = Found | { status: 404; page: string } | { status: 410; page: string };

/** Drawn once and kept, whatever was asked for: addresses that do not exist cannot fill the cache. */
export const NOT_FOUND = { status: 404, page: '/missing' } as const;

/**
 * What a reader gets at this path with this query (`?a=b`, or nothing). Reads the database, and nothing that is not
 * published is ever found. There is one address for each page: capitals, doubled and trailing slashes lead to it with
 * 301, an old address leads to the newest in one hop, and what a query says matters to the few pages that ask for one.
 */
export async function answerFor(path: string, query = ''): Promise<Answer> {
  const clean = `/${path.toLowerCase().split('/').filter(Boolean).join('/')}`;
  const found = await findPublicPage(clean, query);
  if (!found) return formerly(clean);
  return found.status === 200 && clean !== path ? { status: 301, target: clean } : found;
}

/** An address that led to what has been withdrawn or replaced since says so at once. */
async function formerly(path: string): Promise<Answer> {
  const row = await findRedirect(path);
  if (!row) return NOT_FOUND;
  if ('note' in row) return { status: 410, page: `/gone${path}` };
  const next = await findRedirect(row.target);
  if (!next) return { status: 301, target: row.target };
  return 'note' in next ? { status: 410, page: `/gone${row.target}` } : { status: 301, target: next.target };
}

/** The one spelling of an address of this site that readers can open now; undefined if there is none. */
export async function findOpenPath(given: string): Promise<string | undefined> {
  const path = given.trim().replace(/[?#].*$/, '');
  if (!/^\/(?!\/)/.test(path)) return undefined;
  const answer = await answerFor(path);
  if (answer.status === 301) return findOpenPath(answer.target);
  return answer.status === 200 ? path : undefined;
}
