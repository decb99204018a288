import { eq } from 'drizzle-orm';
import { transact } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { announce } from '@/lib/announce';
import { record as recordAct } from '@/lib/editors/audit';
import type { FieldProblems } from '@/lib/editors/form';
import { may, type Actor } from '@/lib/editors/rules';
import { briefingPath } from '@/lib/paths';
import { amendedRecord, type Amendment } from './amendment';
import { sameRecord } from './form';
import { readBriefing, writeBriefing } from './records';

export type AmendResult =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'not found' | 'not published' | 'nothing new' }
  /** Somebody was here since the form was opened. Nothing is written. */
  | { ok: false; reason: 'changed'; by: string }
  | { ok: false; reason: 'invalid'; problems: FieldProblems };

type Order = {
  briefingId: number;
  /** The version that whoever amends has seen. */
  basedOn: number;
  amendment: Amendment;
  by: Actor;
  now: Date;
};

/**
 * Puts right the words of an edition that is out, or the order of its stories, and readers see it at once; a mail of it that
 * is still going out takes it along. Which stories stand in it stays as it went out: to change that it is withdrawn. The
 * book of publications keeps what went out first, the audit log what was there before.
 */
export function amend({ briefingId, basedOn, amendment, by, now }: Order): Promise<AmendResult> {
  return transact(async (tx) => {
    if (!may(by, 'publish')) return { ok: false, reason: 'not allowed' };
    const briefing = await readBriefing(tx, briefingId);
    if (!briefing) return { ok: false, reason: 'not found' };
    const { row, record } = briefing;
    if (row.status !== 'published') return { ok: false, reason: 'not published' };
    const amended = amendedRecord(record, amendment);
    if (!amended.ok) return { ok: false, reason: 'invalid', problems: amended.problems };
    if (sameRecord(record, amended.record)) return { ok: false, reason: 'nothing new' };
    if (basedOn !== row.version) return { ok: false, reason: 'changed', by: row.updatedBy };

    await writeBriefing(tx, briefingId, amended.record);
    const saved = { version: row.version + 1, updatedAt: now, updatedBy: by.name };
    await tx.update(briefings).set(saved).where(eq(briefings.id, briefingId));
    await announce(tx, { paths: ['/', briefingPath(row.slug)], now });
    const { before, after } = amended;
    await recordAct(tx, { by, act: 'amended', subject: `No. ${row.number}`, before, after, now });
    return { ok: true };
  });
}
