import type { Metadata } from 'next';
import { EmptyShelf } from '@/components/site/empty-shelf';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { getSettings } from '@/lib/settings';

export const metadata: Metadata = { title: 'No connection', robots: { index: false } };

/** Kept by public/sw.js, for readers who open a page they have not read before while they are offline. */
export default async function OfflinePage() {
  return (
    <EmptyShelf
      settings={await getSettings()}
      latest={await findLatestBriefing()}
      code="–"
      title="The shutters are down."
      label="No connection"
      detail="Your copy of the shop"
    >
      There is no connection, and this page is not among those you have read. What you have read lately still opens.
    </EmptyShelf>
  );
}
