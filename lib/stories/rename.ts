import { and, eq, ne } from 'drizzle-orm';
import { transact } from '@/db/client';
import { stories } from '@/db/schema/stories';
import { announce } from '@/lib/announce';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { storyPath } from '@/lib/paths';
import { moveAddress, moveHiddenAddress } from '@/lib/redirects';
import { slug as slugForm } from './form';

export type RenameResult =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'not found' | 'withdrawn' | 'taken' }
  | { ok: false; reason: 'invalid'; problems: string[] };

type Order = { storyId: number; slug: string; by: Actor; now: Date };

/**
 * Gives a story another slug. Where it is or was public, its old address and those before it lead to the new one with 301 in
 * one hop. A writer may rename drafts only.
 */
export function renameStory({ storyId, slug, by, now }: Order): Promise<RenameResult> {
  return transact(async (tx) => {
    const [story] = await tx
      .select({ slug: stories.slug, status: stories.status, firstPublishedAt: stories.firstPublishedAt })
      .from(stories)
      .where(eq(stories.id, storyId));
    if (!story) return { ok: false, reason: 'not found' };
    const wasPublic = story.firstPublishedAt !== null;
    if (!may(by, wasPublic ? 'publish' : 'write')) return { ok: false, reason: 'not allowed' };
    if (story.status === 'withdrawn') return { ok: false, reason: 'withdrawn' };
    const checked = slugForm.max(80, 'may have 80 characters at most').safeParse(slug);
    if (!checked.success)
      return { ok: false, reason: 'invalid', problems: checked.error.issues.map(({ message }) => message) };
    const [other] = await tx
      .select({ id: stories.id })
      .from(stories)
      .where(and(eq(stories.slug, slug), ne(stories.id, storyId)));
    if (other) return { ok: false, reason: 'taken' };
    if (slug === story.slug) return { ok: true };

    await tx.update(stories).set({ slug }).where(eq(stories.id, storyId));
    const change = { before: { slug: story.slug }, after: { slug } };
    await record(tx, { by, act: 'renamed', subject: `story ${slug}`, ...change, now });
    if (wasPublic) {
      const paths = { from: storyPath(story.slug), to: storyPath(slug) };
      const move = story.status === 'published' ? moveAddress : moveHiddenAddress;
      await move(tx, { ...paths, now });
      await announce(tx, { paths: [paths.from, paths.to], now });
    }
    return { ok: true };
  });
}
