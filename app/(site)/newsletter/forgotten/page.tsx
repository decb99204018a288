import type { Metadata } from 'next';
import { ReaderPage } from '@/components/site/reader-page';
import { StandingPage } from '@/components/site/standing-page';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { getSettings } from '@/lib/settings';

export const metadata: Metadata = { title: 'Forgotten', robots: { index: false } };

/** After somebody asked to be forgotten. The same for everybody: we no longer know who it was. */
export default async function ForgottenPage() {
  const settings = await getSettings();
  return (
    <ReaderPage settings={settings} latest={await findLatestBriefing()}>
      <StandingPage title="We have forgotten you." standfirst="Your address and everything with it is erased.">
        <p>
          What stays is a fingerprint of the address, from which it cannot be read, so that no list that somebody brings
          along puts you back. If you want to come back yourself, <a href="/newsletter">sign up again</a>.
        </p>
        <p>A backup of our files may hold what was erased until it is replaced by a newer one.</p>
      </StandingPage>
    </ReaderPage>
  );
}
