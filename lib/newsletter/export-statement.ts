import { and, asc, eq, gt } from 'drizzle-orm';
import { db, transact } from '@/db/client';
import { deliveries } from '@/db/schema/sends';
import { BYTE_ORDER_MARK, csvLine } from '@/lib/csv';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { findSend } from './send-queries';

const AT_A_TIME = 1000;

export type StatementResult =
  | { ok: true; number: number; lines: AsyncGenerator<string, void> }
  | { ok: false; reason: 'not allowed' | 'not found' };

/**
 * The statement of a send to the recipient, as a CSV file that is read as it is sent. It holds addresses, so who takes it along is
 * written to the audit log.
 */
export async function exportStatement({
  sendId,
  by,
  now,
}: {
  sendId: number;
  by: Actor;
  now: Date;
}): Promise<StatementResult> {
  if (!may(by, 'subscribers')) return { ok: false, reason: 'not allowed' };
  const send = await findSend(sendId);
  if (!send) return { ok: false, reason: 'not found' };
  const subject = `the statement of No. ${send.number}`;
  await transact((tx) => record(tx, { by, act: 'exported', subject, now }));
  return { ok: true, number: send.number, lines: linesOf(sendId) };
}

async function* linesOf(sendId: number): AsyncGenerator<string, void> {
  const head = ['Address', 'Result', 'Answer', 'Version', 'Attempts', 'When (UTC)', 'Came back'];
  yield BYTE_ORDER_MARK + csvLine(head);
  for (let after = 0; ;) {
    const rows = await db()
      .select()
      .from(deliveries)
      .where(and(eq(deliveries.sendId, sendId), gt(deliveries.id, after)))
      .orderBy(asc(deliveries.id))
      .limit(AT_A_TIME);
    yield rows
      .map(({ email, status, answer, version, attempts, settledAt, returned }) =>
        csvLine([email, status, answer, version ?? '', attempts, settledAt?.toISOString() ?? '', returned ?? '']),
      )
      .join('');
    if (rows.length < AT_A_TIME) return;
    after = rows.at(-1)!.id;
  }
}
