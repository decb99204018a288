import type { listRows } from '@/lib/newsletter/send-queries';

type RowsProps = { rows: Awaited<ReturnType<typeof listRows>>; count: number; showsAddresses: boolean };

/** The recipients behind a figure, for who may see addresses. */
export function SendRows({ rows, count, showsAddresses }: RowsProps) {
  if (!showsAddresses) return <p className="meta">Administrators see the addresses.</p>;
  return (
    <>
      <table className="tbl tbl--fits">
        <thead>
          <tr>
            <th scope="col">Address</th>
            <th scope="col">What was heard</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, email, answer }) => (
            <tr key={id}>
              <td>{email || 'Erased'}</td>
              <td>{answer}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > rows.length && <p className="meta">The CSV file has all {count}.</p>}
    </>
  );
}
