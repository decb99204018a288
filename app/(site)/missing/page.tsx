import type { Metadata } from 'next';
import { EmptyShelf } from '@/components/site/empty-shelf';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { getSettings } from '@/lib/settings';

export const metadata: Metadata = { title: 'Page not found', robots: { index: false } };

export default async function MissingPage() {
  return (
    <EmptyShelf
      settings={await getSettings()}
      latest={await findLatestBriefing()}
      code={404}
      title="Unexpected item in the bagging area."
      label="Page not found"
      detail="Nothing at this address"
    >
      There is no page at this address. It may have been mistyped, or the link that brought you here may be wrong.
    </EmptyShelf>
  );
}
