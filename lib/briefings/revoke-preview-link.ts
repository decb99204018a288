import { and, eq, isNull } from 'drizzle-orm';
import { transact } from '@/db/client';
import { previewLinks } from '@/db/schema/previews';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';

export type RevokeResult = { ok: true } | { ok: false; reason: 'not allowed' | 'not found' };

/** Makes a preview link good for nothing, from this moment on. */
export function revokePreviewLink({ id, by, now }: { id: number; by: Actor; now: Date }): Promise<RevokeResult> {
  return transact(async (tx) => {
    if (!may(by, 'write')) return { ok: false, reason: 'not allowed' };
    const [revoked] = await tx
      .update(previewLinks)
      .set({ revokedAt: now })
      .where(and(eq(previewLinks.id, id), isNull(previewLinks.revokedAt)))
      .returning({ label: previewLinks.label });
    if (!revoked) return { ok: false, reason: 'not found' };
    await record(tx, { by, act: 'revoked the preview link for', subject: revoked.label, now });
    return { ok: true };
  });
}
