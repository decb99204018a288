import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { transact } from '@/db/client';
import { corrections, stories, type DocumentNode } from '@/db/schema/stories';
import { announce } from '@/lib/announce';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { storyPath } from '@/lib/paths';
import { countWords, plainText } from './plain-text';
import { parseDocument } from './rich-text';

/** What may be put right along with the note. What is left out stays as it is. */
export type Changes = { headline?: string; standfirst?: string; whyItMatters?: string; body?: unknown };

export type CorrectResult =
  | { ok: true; correctionId: number }
  | { ok: false; reason: 'not allowed' | 'not found' | 'not published' }
  | { ok: false; reason: 'invalid'; problems: string[] };

type Order = {
  storyId: number;
  kind: 'correction' | 'clarification' | 'update';
  /** What was wrong or has changed, in one sentence. */
  text: string;
  changes?: Changes;
  by: Actor;
  now: Date;
};

const line = (name: string) => z.string().trim().min(1, `The ${name} must not be empty.`);

const note = z.object({
  kind: z.enum(['correction', 'clarification', 'update'], {
    error: 'It must be a correction, clarification or update.',
  }),
  text: line('note'),
  headline: line('headline').optional(),
  standfirst: line('standfirst').optional(),
  whyItMatters: line('text of “why it matters”').optional(),
});

/**
 * Corrects a published story in the open: the text as it should be and the public note about it, or neither. The note
 * shows on the story, the corrections page, in feeds and in what search engines read; the story's date of change is now.
 */
export function correct({ storyId, kind, text, changes = {}, by, now }: Order): Promise<CorrectResult> {
  return transact(async (tx) => {
    if (!may(by, 'publish')) return { ok: false, reason: 'not allowed' };
    const [story] = await tx
      .select({
        slug: stories.slug,
        status: stories.status,
        headline: stories.headline,
        standfirst: stories.standfirst,
        whyItMatters: stories.whyItMatters,
      })
      .from(stories)
      .where(eq(stories.id, storyId));
    if (!story) return { ok: false, reason: 'not found' };
    if (story.status !== 'published') return { ok: false, reason: 'not published' };
    const { body, ...lines } = changes;
    const checked = note.safeParse({ kind, text, ...lines });
    const parsed = body === undefined ? undefined : parseDocument(body);
    const problems = [
      ...(checked.error?.issues.map(({ message }) => message) ?? []),
      ...(parsed && !parsed.ok ? [parsed.problem] : []),
    ];
    if (!checked.success || problems.length > 0) return { ok: false, reason: 'invalid', problems };

    const { kind: checkedKind, text: checkedText, ...texts } = checked.data;
    await tx
      .update(stories)
      .set({ ...texts, ...(parsed?.ok && bodyColumns(parsed.document)), lastUpdatedAt: now })
      .where(eq(stories.id, storyId));
    const [correction] = await tx
      .insert(corrections)
      .values({ storyId, kind: checkedKind, text: checkedText, publishedAt: now })
      .returning({ id: corrections.id });
    await announce(tx, { paths: [storyPath(story.slug), '/corrections'], now });
    const after = { kind: checkedKind, note: checkedText, ...texts };
    await record(tx, {
      by,
      act: 'corrected',
      subject: `story ${story.slug}`,
      before: shownBefore(story, texts),
      after,
      now,
    });
    return { ok: true, correctionId: correction!.id };
  });
}

const bodyColumns = (body: DocumentNode) => ({ body, words: countWords(plainText(body)) });

type Lines = { headline: string; standfirst: string; whyItMatters: string };

/** Of the lines as they were, those that are changed. */
const shownBefore = (story: Lines, changed: Partial<Lines>) =>
  Object.fromEntries((Object.keys(changed) as (keyof Lines)[]).map((each) => [each, story[each]]));
