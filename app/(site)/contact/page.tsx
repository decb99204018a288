import type { Metadata } from 'next';
import { ReaderPage } from '@/components/site/reader-page';
import { StandingPage } from '@/components/site/standing-page';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { headFor } from '@/lib/head';
import { getSettings } from '@/lib/settings';

export async function generateMetadata(): Promise<Metadata> {
  const settings = await getSettings();
  return headFor(settings, {
    title: 'Contact the desk',
    description: `How to reach the ${settings.siteName} desk: a mistake, a tip, a question.`,
    path: '/contact',
  });
}

export default async function ContactPage() {
  const settings = await getSettings();
  const { siteName, senderAddress } = settings;
  return (
    <ReaderPage settings={settings} latest={await findLatestBriefing()} path="/contact">
      <StandingPage title="Contact the desk" standfirst="A mistake, a tip, a question: one address for all of it.">
        <p>
          <Address address={senderAddress} siteName={siteName} />
        </p>
        <h2>If something is wrong</h2>
        <p>
          Send the address of the story, the sentence, and how you know. We answer, and if you are right we correct it
          in the open; see <a href="/corrections">what we have corrected so far</a>.
        </p>
        <h2>If you have a story for us</h2>
        <p>
          Tell us what happened and where it can be checked. We cannot promise to use it, and we do not take payment for
          using it.
        </p>
      </StandingPage>
    </ReaderPage>
  );
}

/** A new installation has no address that mail could reach, and should not pretend to. */
function Address({ address, siteName }: { address: string; siteName: string }) {
  if (address.endsWith('@localhost'))
    return `${siteName} has no e-mail address yet. The person who runs it can set one.`;
  return (
    <a className="d4" href={`mailto:${address}`}>
      {address}
    </a>
  );
}
