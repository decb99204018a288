import { transact } from '@/db/client';
import { BYTE_ORDER_MARK, csvLine } from '@/lib/csv';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { listSubscribers, type ListedSubscriber } from './subscriber-list';
import { STATUS_WORDS, THROUGH_WORDS, type SubscriberFilter, type Turn } from './subscriber-filter';

/** More rows than a spreadsheet opens (1,048,576) are no use in one file. */
export const MOST_ROWS = 1_000_000;

const AT_A_TIME = 1000;

type Order = { filter: SubscriberFilter; timeZone: string; by: Actor; now: Date };

type ExportResult = { ok: true; lines: AsyncGenerator<string, void> } | { ok: false; reason: 'not allowed' };

/**
 * The subscribers that match as a CSV file, read as it is sent: however long it is, little of it is in memory. Who takes the
 * list along is written to the log, without the address they looked for.
 */
export async function exportSubscribers({ filter, timeZone, by, now }: Order): Promise<ExportResult> {
  if (!may(by, 'subscribers')) return { ok: false, reason: 'not allowed' };
  const after = { ...filter, ...(filter.q && { q: '(an address)' }) };
  await transact((tx) => record(tx, { by, act: 'exported', subject: 'subscribers', after, now }));
  return { ok: true, lines: linesOf(filter, timeZone, now) };
}

async function* linesOf(filter: SubscriberFilter, timeZone: string, now: Date): AsyncGenerator<string, void> {
  yield BYTE_ORDER_MARK + csvLine(['Address', 'Status', 'Joined', 'Through', 'Format', 'Paused until', 'Ended']);
  let turn: Turn | undefined;
  for (let sent = 0; sent < MOST_ROWS; sent += AT_A_TIME) {
    const rows = await listSubscribers(filter, { timeZone, turn, limit: AT_A_TIME, now });
    yield rows.map(lineOf).join('');
    if (rows.length < AT_A_TIME) return;
    turn = { id: rows.at(-1)!.id, way: 'after' };
  }
}

const lineOf = ({ email, status, joinedAt, through, format, pausedUntil, endedAt }: ListedSubscriber) =>
  csvLine([
    ...[email, STATUS_WORDS[status], joinedAt.toISOString(), THROUGH_WORDS[through], format ?? ''],
    ...[pausedUntil, endedAt].map((instant) => instant?.toISOString() ?? ''),
  ]);
