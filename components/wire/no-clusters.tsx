import Link from 'next/link';
import { isNarrowed, type WireQuery } from '@/lib/wire/form';

/** Why the list is empty, and where to go from there. */
export function NoClusters({ query }: { query: WireQuery }) {
  const isAsked = isNarrowed(query);
  return (
    <p className="empty">
      {isAsked ? 'No cluster is like that. ' : 'Nothing came in during the last seven days. '}
      {isAsked ? (
        <Link href="/admin/wire">Show all that is open</Link>
      ) : (
        <Link href="/admin/wire/sources">See to the sources</Link>
      )}
    </p>
  );
}
