import { transact } from '@/db/client';
import { BYTE_ORDER_MARK, csvLine } from '@/lib/csv';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { listImportRows } from './import-queries';

const AT_A_TIME = 1000;

type Order = { importId: number; by: Actor; now: Date };

/** What became of each row of an import as a CSV file, read as it is sent. */
export async function exportImport({ importId, by, now }: Order) {
  if (!may(by, 'subscribers')) return { ok: false as const, reason: 'not allowed' as const };
  const subject = `the results of import ${importId}`;
  await transact((tx) => record(tx, { by, act: 'exported', subject, now }));
  return { ok: true as const, lines: linesOf(importId) };
}

async function* linesOf(importId: number): AsyncGenerator<string, void> {
  yield BYTE_ORDER_MARK + csvLine(['Row', 'Address', 'Joined', 'Result', 'Why']);
  for (let after = 0; ;) {
    const rows = await listImportRows(importId, { after, limit: AT_A_TIME });
    yield rows
      .map(({ row, email, joinedAt, result, detail }) =>
        csvLine([row, email, joinedAt?.toISOString().slice(0, 10) ?? '', result, detail]),
      )
      .join('');
    if (rows.length < AT_A_TIME) return;
    after = rows.at(-1)!.row;
  }
}
