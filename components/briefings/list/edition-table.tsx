import Link from 'next/link';
import { STATUS_WORDS } from '@/components/briefings/composer/status-words';
import { Status } from '@/components/editors/desk-page';
import type { DeskBriefing } from '@/lib/briefings/desk-queries';
import { formatLongDate, formatMoment, type Newsroom } from '@/lib/dates';

type EditionTableProps = { editions: DeskBriefing[]; newsroom: Newsroom & { slots: number }; maySelect: boolean };

const LOOK = { draft: 'edit', scheduled: 'warn', published: 'ready', withdrawn: 'bad' } as const;

/** Editions as the desk lists them. Only drafts can be put into the trash, so only they have a box. */
export function EditionTable({ editions, newsroom, maySelect }: EditionTableProps) {
  return (
    <table className="tbl tbl--stack stories">
      <caption className="vh">Editions</caption>
      <thead>
        <tr>
          {maySelect && (
            <th scope="col" className="stories__box">
              <span className="vh">Select</span>
            </th>
          )}
          <th scope="col">Edition</th>
          <th scope="col">State</th>
          <th scope="col">Date</th>
          <th scope="col">Slots</th>
          <th scope="col">Changed</th>
        </tr>
      </thead>
      <tbody>
        {editions.map((edition) => (
          <tr key={edition.id}>
            {maySelect && (
              <td className="stories__box">
                {edition.status === 'draft' && (
                  <label className="check check--bare">
                    <input type="checkbox" name="edition" value={edition.id} autoComplete="off" />
                    <span className="vh">Select No. {edition.number}</span>
                  </label>
                )}
              </td>
            )}
            <td className="stories__headline">
              <Link href={`/admin/briefings/${edition.id}`} prefetch={false} className="hl">
                No. {edition.number}
                {edition.title && `: ${edition.title}`}
              </Link>
            </td>
            <td>
              <Status kind={LOOK[edition.status]}>{STATUS_WORDS[edition.status]}</Status>
            </td>
            <td className="stories__cell" data-label="Date">
              {formatLongDate(edition.editionDate, newsroom.locale)}
            </td>
            <td className="stories__cell" data-label="Slots">
              {edition.filled} of {newsroom.slots}
            </td>
            <td className="stories__cell" data-label="Changed">
              {edition.updatedAt && formatMoment(edition.updatedAt, newsroom)}
              {edition.updatedBy && <span className="meta"> {edition.updatedBy}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
