import { eq } from 'drizzle-orm';
import { transact } from '@/db/client';
import { media } from '@/db/schema/media';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { fieldProblems, type FieldProblems } from '@/lib/editors/form';
import { pictureAbout } from './form';

export type DescribeResult =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'not found' }
  | { ok: false; reason: 'invalid'; problems: FieldProblems };

type Order = { pictureId: number; about: unknown; by: Actor; now: Date };

/**
 * Changes what the library says about a picture: description, credit, and the point that stays in sight. That is what the
 * next story that takes it begins with; stories that have it already keep their own words.
 */
export async function describePicture({ pictureId, about, by, now }: Order): Promise<DescribeResult> {
  if (!may(by, 'write')) return { ok: false, reason: 'not allowed' };
  const parsed = pictureAbout.safeParse(about);
  if (!parsed.success) return { ok: false, reason: 'invalid', problems: fieldProblems(parsed.error) };
  return transact(async (tx) => {
    const [before] = await tx
      .select({ name: media.name, alt: media.alt, credit: media.credit, focus: media.focus })
      .from(media)
      .where(eq(media.id, pictureId));
    if (!before) return { ok: false, reason: 'not found' };
    const { name, ...said } = before;
    const after = { ...said, ...parsed.data };
    if (JSON.stringify(after) === JSON.stringify(said)) return { ok: true };
    await tx.update(media).set(after).where(eq(media.id, pictureId));
    await record(tx, { by, act: 'described', subject: `picture "${name}"`, before: said, after, now });
    return { ok: true };
  });
}
