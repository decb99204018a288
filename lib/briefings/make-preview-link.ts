import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { transact, type Transaction } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { previewLinks } from '@/db/schema/previews';
import { stories } from '@/db/schema/stories';
import { record } from '@/lib/editors/audit';
import { fieldProblems, type FieldProblems } from '@/lib/editors/form';
import { may, type Actor } from '@/lib/editors/rules';
import { hashOf, newToken } from '@/lib/editors/tokens';
import { PREVIEW_DAYS, type PreviewKind } from './rules';

export type MakePreviewResult =
  | { ok: true; token: string; expiresAt: Date }
  | { ok: false; reason: 'not allowed' | 'not found' }
  | { ok: false; reason: 'invalid'; problems: FieldProblems };

/** `label` says whom the link is for; `days` how long it is good. */
type Order = { kind: PreviewKind; subjectId: number; form: unknown; by: Actor; now: Date };

const previewForm = z.object({
  label: z.string().trim().min(1, 'Say whom the link is for.').max(80, 'That may have 80 characters at most.'),
  days: z.coerce.number().refine((days) => PREVIEW_DAYS.includes(days), 'Choose one of the times.'),
});

const DAY = 24 * 60 * 60_000;

/**
 * Makes a link by which somebody without an account reads what is not public yet, until it expires or is revoked. The
 * token is handed back this once: only its hash is kept.
 */
export function makePreviewLink({ kind, subjectId, form, by, now }: Order): Promise<MakePreviewResult> {
  return transact(async (tx) => {
    if (!may(by, 'write')) return { ok: false, reason: 'not allowed' };
    const subject = await nameOf(tx, kind, subjectId);
    if (!subject) return { ok: false, reason: 'not found' };
    const checked = previewForm.safeParse(form);
    if (!checked.success) return { ok: false, reason: 'invalid', problems: fieldProblems(checked.error) };

    const { label, days } = checked.data;
    const token = newToken();
    const expiresAt = new Date(now.getTime() + days * DAY);
    await tx
      .insert(previewLinks)
      .values({ tokenHash: hashOf(token), kind, subjectId, label, createdBy: by.name, createdAt: now, expiresAt });
    await record(tx, { by, act: 'made a preview link to', subject, after: { for: label, until: expiresAt }, now });
    return { ok: true, token, expiresAt };
  });
}

/** What a link leads to, as the audit log calls it. Nothing leads into the trash. */
async function nameOf(tx: Transaction, kind: PreviewKind, id: number): Promise<string | undefined> {
  if (kind === 'briefing') {
    const [found] = await tx
      .select({ number: briefings.number, trashedAt: briefings.trashedAt })
      .from(briefings)
      .where(eq(briefings.id, id));
    return found && !found.trashedAt ? `No. ${found.number}` : undefined;
  }
  const [found] = await tx
    .select({ slug: stories.slug, trashedAt: stories.trashedAt })
    .from(stories)
    .where(eq(stories.id, id));
  return found && !found.trashedAt ? `story ${found.slug}` : undefined;
}
