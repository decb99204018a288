import type { Data } from './data';
import { startSite, type Site } from './server';

/** The site with 70 stories and the site with 10,000. */
export type Which = 'small' | 'large';

/** New servers for both. */
export async function startBoth(small: Data, large: Data): Promise<Record<Which, Site>> {
  const [one, other] = await Promise.all([startSite(small.folder), startSite(large.folder)]);
  return { small: one, large: other };
}

/** Who is asked first changes each time, so that neither gains from coming after the other. */
export function turn(index: number): Which[] {
  return index % 2 === 0 ? ['small', 'large'] : ['large', 'small'];
}
