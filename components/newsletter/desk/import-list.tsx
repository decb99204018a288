import Link from 'next/link';
import { formatStamp, type Newsroom } from '@/lib/dates';

type Listed = { id: number; name: string; status: string; rows: number; startedAt: Date; startedBy: string };

/** The latest imports; the results of each are behind its name. */
export function ImportList({ imports, newsroom }: { imports: Listed[]; newsroom: Newsroom }) {
  if (imports.length === 0) return <p className="empty">None yet.</p>;
  return (
    <table className="tbl tbl--stack">
      <caption className="vh">Imports, the latest first</caption>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Status</th>
          <th scope="col">Begun</th>
          <th scope="col">By</th>
          <th scope="col" className="r">
            Rows
          </th>
        </tr>
      </thead>
      <tbody>
        {imports.map(({ id, name, status, rows, startedAt, startedBy }) => (
          <tr key={id}>
            <td>
              <Link href={`/admin/subscribers/import/${id}`}>{name}</Link>
            </td>
            <td>{status}</td>
            <td className="full">{formatStamp(startedAt, newsroom)}</td>
            <td className="hide-s">{startedBy}</td>
            <td className="r hide-s">{rows.toLocaleString('en-GB')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
