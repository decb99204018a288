import type { Metadata } from 'next';
import { EmptyShelf } from '@/components/site/empty-shelf';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { getSettings } from '@/lib/settings';

export const metadata: Metadata = { title: 'This preview has ended', robots: { index: false, follow: false } };

/** What a private link leads to that has expired, was revoked, or never was. */
export default async function PreviewEndedPage() {
  return (
    <EmptyShelf
      settings={await getSettings()}
      latest={await findLatestBriefing()}
      code={410}
      title="This preview has ended."
      label="Preview"
      detail="No longer open"
    >
      The link was good for a limited time, or was taken back. Ask whoever sent it for a new one.
    </EmptyShelf>
  );
}
