import { createHash } from 'node:crypto';
import { asc, sql } from 'drizzle-orm';
import type { Reader } from '@/db/client';
import { settings } from '@/db/schema/settings';
import { companies, stories, storyCompanies } from '@/db/schema/stories';
import { wordsOf } from './headline-terms';

/** What the desk watches, and a key that changes when the list does. */
export type Watched = { names: { name: string; words: string }[]; key: string };

/** When the first story about a company came out. */
const firstReport = sql`(
  select min(${stories.firstPublishedAt}) from ${storyCompanies}
  join ${stories} on ${stories.id} = ${storyCompanies.storyId} where ${storyCompanies.companyId} = ${companies.id})`;

/**
 * The keywords of the settings, and the companies that the desk has reported on. As it was at an instant (`by`), without
 * the companies on which the first report came out then or later.
 */
export async function readWatched(reader: Reader, by?: Date): Promise<Watched> {
  const [row] = await reader.select({ keywords: settings.wireKeywords }).from(settings);
  const known = await reader
    .select({ name: companies.name })
    .from(companies)
    .where(by && sql`ifnull(${firstReport}, 0) < ${by.getTime()}`)
    .orderBy(asc(companies.name));
  const names = [...new Set([...(row?.keywords ?? []), ...known.map(({ name }) => name)])];
  return {
    names: names.map((name) => ({ name, words: spaced(name) })).filter(({ words }) => words.length > 2),
    key: createHash('sha256').update(names.join('\n')).digest('base64url').slice(0, 16),
  };
}

/** Which of what is watched these texts name, as whole words; the form of a word does not count. */
export function matchesIn(texts: string[], { names }: Watched): string[] {
  const all = texts.map(spaced);
  return names.filter(({ words }) => all.some((text) => text.includes(words))).map(({ name }) => name);
}

const spaced = (text: string) => ` ${wordsOf(text).join(' ')} `;
