import Link from 'next/link';
import type { SubscriberCounts } from '@/lib/newsletter/subscriber-counts';
import {
  STATUSES,
  STATUS_WORDS,
  subscriberQuery,
  THROUGHS,
  THROUGH_WORDS,
  type SubscriberFilter,
} from '@/lib/newsletter/subscriber-filter';

const SHOWN = STATUSES.filter((status) => status !== 'waiting');

type SegmentsProps = { segments: SubscriberCounts['segments']; mayOpen: boolean };

/** How many there are of each kind by the way they joined. Who may see addresses opens the list of each from here. */
export function Segments({ segments, mayOpen }: SegmentsProps) {
  const sizeOf = ({ through, status }: SubscriberFilter) =>
    segments.find((segment) => segment.through === through && segment.status === status)?.number ?? 0;
  return (
    // A focusable region: on a narrow screen the grid is scrolled.
    <div className="segments" role="region" aria-label="Segments, as a table" tabIndex={0}>
      <table className="tbl">
        <caption className="vh">Subscribers by status and the way they joined</caption>
        <thead>
          <tr>
            <th scope="col">Joined through</th>
            {SHOWN.map((status) => (
              <th key={status} scope="col" className="r">
                {STATUS_WORDS[status]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {THROUGHS.map((through) => (
            <tr key={through}>
              <th scope="row">{THROUGH_WORDS[through]}</th>
              {SHOWN.map((status) => (
                <td key={status} className="r">
                  <Size filter={{ through, status }} size={sizeOf({ through, status })} mayOpen={mayOpen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Size({ filter, size, mayOpen }: { filter: SubscriberFilter; size: number; mayOpen: boolean }) {
  const words = size.toLocaleString('en-GB');
  if (!mayOpen || size === 0) return words;
  return (
    <Link href={`/admin/subscribers${subscriberQuery(filter)}`} prefetch={false}>
      {words}
      <span className="vh">
        {' '}
        {STATUS_WORDS[filter.status!]}, {THROUGH_WORDS[filter.through!]}
      </span>
    </Link>
  );
}
