import type { Metadata } from 'next';
import { ReaderPage } from '@/components/site/reader-page';
import { StandingPage } from '@/components/site/standing-page';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { headFor } from '@/lib/head';
import { getSettings } from '@/lib/settings';

export async function generateMetadata(): Promise<Metadata> {
  const settings = await getSettings();
  return headFor(settings, {
    title: 'Privacy',
    description: `What ${settings.siteName} stores about its readers, which is very little.`,
    path: '/privacy',
  });
}

export default async function PrivacyPage() {
  const settings = await getSettings();
  const { siteName, countsClicks } = settings;
  return (
    <ReaderPage settings={settings} latest={await findLatestBriefing()} path="/privacy">
      <StandingPage title="Privacy" standfirst="You can read everything here without telling us who you are.">
        <h2>What this site stores about you</h2>
        <p>
          Nothing, unless you ask for the newsletter. There are no accounts for readers, no cookies, no advertising and
          no trackers. Pages load nothing from other sites: text, fonts and pictures all come from this address.
        </p>
        <h2 id="newsletter">If you get the newsletter</h2>
        <p>
          We store your email address, when and on which page you asked for it, the words you agreed to, when you
          confirmed it, and what you chose: how often, in which form. For each edition we store that a mail went to you
          and what your mail provider’s server answered, so that no mail is sent twice and an address that no longer
          exists is not written to again. The mails hold no picture that reports back; whether you open them is not
          recorded. All of it is used to send you the newsletter and for nothing else, and is handed to nobody.
        </p>
        <ul>
          <li>
            You are on the list only after you pressed a button behind a link in a mail to your address. Asked and not
            pressed, your address is forgotten a week later.
          </li>
          <li>
            You leave with one click, in each mail. We then keep your address, marked as left, so that our books add up
            and nobody puts you back; nothing is sent to it.
          </li>
          <li>
            Your settings, linked in each mail, let you read everything we hold about you as a file, and erase it. What
            stays of an erased address is a fingerprint (SHA-256), so that no list that somebody brings along puts you
            back.
          </li>
          <li>
            To keep programs from flooding other people’s inboxes we count sign-ups by network for a day. The network is
            kept as a fingerprint, made anew each day.
          </li>
        </ul>
        <h2>What we count</h2>
        <p>
          How often each story and each briefing is opened on a day, so that the desk knows what was read. Your browser
          sends the address of the page you are on, and we add one to a number. We do not look at who you are or keep
          anything about you with it: a page you open twice counts twice. The numbers are kept for 400 days. If your
          browser asks not to be tracked (Do Not Track, Global Privacy Control), it sends nothing.
        </p>
        <p>
          {countsClicks
            ? 'Links in our mails say which edition they are from, the same for everybody who got it. We count in the same way how often each was followed, on the first day also in which hour, and never by whom.'
            : 'Whether anybody follows the links in our mails is not counted.'}
        </p>
        <h2>What stays in your browser</h2>
        <ul>
          <li>Your choice of light or dark, if you made one. It never leaves your browser.</li>
          <li>
            Copies of some pages you have read, so that you can read them again without a connection. They never leave
            your browser either.
          </li>
        </ul>
        <p>Clearing the data of this site in your browser removes both.</p>
        <h2>What you search for</h2>
        <p>
          A search is part of the address it leads to, so that it can be shared and works without scripts. We answer it
          and do not keep it. “Catch me up” works the same way.
        </p>
        <h2>What our machines see</h2>
        <p>
          To send you a page our server sees your internet address, as every server does. {siteName} itself does not
          write it down. Whoever runs the machines between you and this site, such as a hosting company, may keep access
          logs of their own for a time.
        </p>
        <h2>If you write to us</h2>
        <p>
          We keep your message for as long as we need it to answer you or to put a mistake right, and use it for nothing
          else. Ask us to delete it at any time: <a href="/contact">contact the desk</a>.
        </p>
      </StandingPage>
    </ReaderPage>
  );
}
