import type { Metadata } from 'next';
import { EmptyShelf } from '@/components/site/empty-shelf';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { getSettings } from '@/lib/settings';

export const metadata: Metadata = { title: 'Something broke on our side', robots: { index: false } };

/** What readers see at an address whose page could not be drawn. */
export default async function BrokenPage() {
  return (
    <EmptyShelf
      settings={await getSettings()}
      latest={await findLatestBriefing()}
      code={500}
      title="We could not reach the till."
      label="Our mistake"
      detail="Try again in a minute"
    >
      This page could not be put together just now. It is our mistake, and nothing you did. Try again in a minute.
    </EmptyShelf>
  );
}
