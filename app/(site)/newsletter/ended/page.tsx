import type { Metadata } from 'next';
import { EmptyShelf } from '@/components/site/empty-shelf';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { getSettings } from '@/lib/settings';

export const metadata: Metadata = { title: 'This link has ended', robots: { index: false } };

/** Where a link about the newsletter is no longer good, whatever the reason: the door draws it in that page's place. */
export default async function EndedLinkPage() {
  return (
    <EmptyShelf
      settings={await getSettings()}
      latest={await findLatestBriefing()}
      code={410}
      title="That link has had its day."
      label="A link in a mail"
      detail="No longer good"
    >
      Links in the newest mail we sent you always work. To get a new one, <a href="/newsletter">type your address</a>:
      what we send leads to your settings, too.
    </EmptyShelf>
  );
}
