import { asc, eq, inArray } from 'drizzle-orm';
import type { Reader } from '@/db/client';
import { linkChecks } from '@/db/schema/link-checks';
import { sources, stories, type DocumentNode } from '@/db/schema/stories';

/** An address elsewhere on the web that a story names, in its text or as a source. */
export type StoryLink = { storyId: number; url: string };

export type DeadLink = StoryLink & { detail: string };

/** The addresses that these stories name, each once for each story: those of the text first, then the sources. */
export async function linksOf(reader: Reader, storyIds: number[]): Promise<StoryLink[]> {
  const texts = await reader
    .select({ storyId: stories.id, body: stories.body })
    .from(stories)
    .where(inArray(stories.id, storyIds))
    .orderBy(asc(stories.id));
  const cited = await reader
    .select({ storyId: sources.storyId, url: sources.url })
    .from(sources)
    .where(inArray(sources.storyId, storyIds))
    .orderBy(asc(sources.storyId), asc(sources.position));
  const all = [
    ...texts.flatMap(({ storyId, body }) => linksIn(body).map((url) => ({ storyId, url }))),
    ...cited.flatMap(({ storyId, url }) => (url ? [{ storyId, url }] : [])),
  ];
  return [...new Map(all.map((link) => [`${link.storyId} ${link.url}`, link])).values()];
}

/** Those among them that lead nowhere, as far as was found out, with what was heard there. */
export async function deadLinksOf(reader: Reader, storyIds: number[]): Promise<DeadLink[]> {
  const links = await linksOf(reader, storyIds);
  const dead = await reader
    .select({ url: linkChecks.url, detail: linkChecks.detail })
    .from(linkChecks)
    .where(eq(linkChecks.status, 'dead'));
  const heard = new Map(dead.map(({ url, detail }) => [url, detail]));
  return links.flatMap((link) => {
    const detail = heard.get(link.url);
    return detail === undefined ? [] : [{ ...link, detail }];
  });
}

/** The links of a text that lead elsewhere on the web. */
function linksIn(node: DocumentNode): string[] {
  const own = (node.marks ?? []).flatMap(({ attrs }) => (/^https?:/i.test(attrs?.href ?? '') ? [attrs!.href!] : []));
  return [...own, ...(node.content ?? []).flatMap(linksIn)];
}
