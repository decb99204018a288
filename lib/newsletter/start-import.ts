import { transact } from '@/db/client';
import { imports } from '@/db/schema/imports';
import { may, type Actor } from '@/lib/editors/rules';
import { keepUpload, readBeginning, removeFile, TooLong } from './import-file';
import { looksLikeAddress, looksLikeDay } from './import-rows';

export type StartImportResult =
  | { ok: true; id: number }
  | { ok: false; reason: 'not allowed' }
  | { ok: false; reason: 'too large' | 'no rows' | 'not text'; problem: string };

type Order = { name: string; body: AsyncIterable<Uint8Array>; by: Actor; now: Date };

/** The rows shown while the columns are matched. */
const SHOWN = 9;

/** Takes in a file of subscribers: it is kept, and its first rows are read. Nothing is done with it before somebody says what. */
export async function startImport({ name, body, by, now }: Order): Promise<StartImportResult> {
  if (!may(by, 'subscribers')) return { ok: false, reason: 'not allowed' };
  try {
    const { file, encoding, bytes } = await keepUpload(body);
    const { separator, beginning } = await readBeginning(file, SHOWN);
    const problem = unfit(beginning);
    if (problem) {
      await removeFile(file);
      return { ok: false, ...problem };
    }
    return await transact(async (tx) => {
      const guessed = guess(beginning);
      const [row] = await tx
        .insert(imports)
        .values({
          ...{
            name: name.slice(0, 200) || 'subscribers.csv',
            status: 'matching',
            encoding,
            separator,
            beginning,
            bytes,
          },
          ...{ ...guessed, file, startedBy: by.name, startedAt: now },
        })
        .returning({ id: imports.id });
      return { ok: true, id: row!.id };
    });
  } catch (error) {
    if (!(error instanceof TooLong)) throw error;
    return {
      ok: false,
      reason: 'too large',
      problem: 'The file is larger than 500 MB. Split it and import the parts.',
    };
  }
}

function unfit(rows: string[][]): { reason: 'no rows' | 'not text'; problem: string } | undefined {
  if (rows[0]?.[0]?.startsWith('PK\u0003\u0004'))
    return { reason: 'not text', problem: 'That is a spreadsheet. Save it as CSV and send that.' };
  const cells = rows.flat();
  if (cells.some((cell) => /[\0-\u0008]/.test(cell)) && !cells.some(looksLikeAddress))
    return { reason: 'not text', problem: 'That is no text file. Save the list as CSV and send that.' };
  return rows.length === 0 ? { reason: 'no rows', problem: 'There is nothing in the file.' } : undefined;
}

/** Where the addresses and the days are, as the first rows have it; a first row without an address is the head. */
function guess(rows: string[][]) {
  const columnOf = (fits: (cell: string) => boolean) => {
    const counts = rows[0]!.map((_, column) => rows.filter((cells) => fits(cells[column] ?? '')).length);
    const most = Math.max(...counts);
    return most > 0 ? counts.indexOf(most) : null;
  };
  const emailColumn = columnOf(looksLikeAddress);
  return {
    ...{ emailColumn, joinedColumn: columnOf(looksLikeDay) },
    hasHead: !rows[0]!.some(looksLikeAddress),
  };
}
