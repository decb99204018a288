import { Status } from '@/components/editors/desk-page';
import { Icon } from '@/components/ui/icon';
import type { ImportResult } from '@/lib/newsletter/import-queries';

const WORDS: Record<ImportResult, { short: string; long: string; kind?: 'ready' | 'edit' | 'warn' | 'bad' }> = {
  'to add': { short: 'will be added or asked', long: 'Will be added or asked', kind: 'ready' },
  added: { short: 'added', long: 'Added', kind: 'ready' },
  asked: { short: 'asked by mail', long: 'Asked by mail', kind: 'edit' },
  'already here': { short: 'already here', long: 'Skipped, already here' },
  suppressed: { short: 'have left or bounced', long: 'Skipped, has left, bounced or complained', kind: 'warn' },
  'twice in the file': { short: 'twice in the file', long: 'Skipped, twice in the file' },
  'not an address': { short: 'not an address', long: 'Skipped, not an address', kind: 'bad' },
  'asked before': { short: 'asked before', long: 'Skipped, asked a while ago' },
};

type Row = { row: number; email: string; result: ImportResult; detail: string };
type Results = { id: number; counts: Partial<Record<ImportResult, number>>; rows: Row[] };

/** What becomes of the rows, counted; the first of them by name, all of them in a file. */
export function ImportResults({ id, counts, rows }: Results) {
  return (
    <>
      <div className="stats">
        {(Object.keys(WORDS) as ImportResult[])
          .filter((result) => counts[result])
          .map((result) => (
            <div key={result} className="stat">
              <b>{counts[result]!.toLocaleString('en-GB')}</b>
              <span className="meta">{WORDS[result].short}</span>
            </div>
          ))}
      </div>
      {rows.length > 0 && (
        <>
          <p>
            <a className="cbtn" href={`/api/desk/imports/${id}/results.csv`} download>
              <Icon name="download" />
              Every row as CSV
            </a>
          </p>
          <table className="tbl tbl--stack import-rows">
            <caption className="meta">The first {rows.length} rows</caption>
            <thead>
              <tr>
                <th scope="col" className="r">
                  Row
                </th>
                <th scope="col">Email address</th>
                <th scope="col">What happens</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ row, email, result, detail }) => (
                <tr key={row}>
                  <td className="r hide-s">{row}</td>
                  <td className="subscribers__who">{email}</td>
                  <td className="full">
                    <Status {...kindOf(result)}>{WORDS[result].long}</Status> <span className="meta">{detail}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}

const kindOf = (result: ImportResult) => (WORDS[result].kind ? { kind: WORDS[result].kind } : {});
