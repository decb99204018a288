import { transact } from '@/db/client';
import { BYTE_ORDER_MARK, csvLine } from '@/lib/csv';
import { formatExact } from '@/lib/dates';
import { record } from './audit';
import { listActs, type AuditFilter, type AuditRow, type Place } from './audit-queries';
import { may, type Actor } from './rules';

/** More rows than a spreadsheet opens (1,048,576) are no use in one file. */
export const MOST_ROWS = 1_000_000;

const AT_A_TIME = 1000;

type Order = { filter: AuditFilter; timeZone: string; by: Actor; now: Date };

type ExportResult = { ok: true; lines: AsyncGenerator<string, void> } | { ok: false; reason: 'not allowed' };

/**
 * The acts that match as a CSV file, the latest first, read as it is sent: however long it is, little of it is in memory.
 * Who takes the log along is written to it: it holds names and network addresses.
 */
export async function exportAudit({ filter, timeZone, by, now }: Order): Promise<ExportResult> {
  if (!may(by, 'audit')) return { ok: false, reason: 'not allowed' };
  await transact((tx) => record(tx, { by, act: 'exported', subject: 'the audit log', after: filter, now }));
  return { ok: true, lines: linesOf(filter, timeZone) };
}

async function* linesOf(filter: AuditFilter, timeZone: string): AsyncGenerator<string, void> {
  const head = [`When (${timeZone})`, 'When (UTC)', 'Who', 'What', 'On', 'Before', 'After', 'From'];
  yield BYTE_ORDER_MARK + csvLine(head);
  let after: Place | undefined;
  for (let sent = 0; sent < MOST_ROWS; sent += AT_A_TIME) {
    const rows = await listActs(filter, { timeZone, after, limit: AT_A_TIME });
    yield rows.map((row) => lineOf(row, timeZone)).join('');
    if (rows.length < AT_A_TIME) return;
    after = rows.at(-1);
  }
}

const lineOf = ({ at, actor, act, subject, before, after, address }: AuditRow, timeZone: string) =>
  csvLine([formatExact(at, timeZone), at.toISOString(), actor, act, subject, asJson(before), asJson(after), address]);

/** What was recorded, exactly: its words alone could mean two things. */
const asJson = (value: unknown) => (value === null ? '' : JSON.stringify(value));
