import type { Metadata } from 'next';
import { ReaderPage } from '@/components/site/reader-page';
import { StandingPage } from '@/components/site/standing-page';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { headFor } from '@/lib/head';
import { getSettings } from '@/lib/settings';

export async function generateMetadata(): Promise<Metadata> {
  const settings = await getSettings();
  return headFor(settings, {
    title: 'Editorial standards',
    description: `How ${settings.siteName} checks, attributes, corrects and withdraws what it publishes.`,
    path: '/standards',
  });
}

export default async function StandardsPage() {
  const settings = await getSettings();
  const { siteName } = settings;
  return (
    <ReaderPage settings={settings} latest={await findLatestBriefing()} path="/standards">
      <StandingPage title="Standards" standfirst="What you may hold us to, and how to tell us when we fall short.">
        <h2>Sources</h2>
        <p>
          Every story names its sources beside the text, with the date where there is one. We prefer the document itself
          to a report about it: the filing, the ruling, the company’s own announcement. A company’s claim is given as a
          claim.
        </p>
        <h2>Fact and judgement</h2>
        <p>
          The text of a story says what happened. “Why it matters” is our judgement, marked as such and kept to a few
          sentences. The rank is a judgement too; <a href="/about">how we rank</a> explains it.
        </p>
        <h2>Independence</h2>
        <p>
          No story, place or rank is for sale, and no company reads a story before you do. Stories are signed “The{' '}
          {siteName} desk”, because the desk as a whole answers for them.
        </p>
        <h2>Corrections</h2>
        <p>
          A mistake of fact is put right in the text as soon as we know of it, and the story says so: when, and what was
          wrong, in one sentence. All of them stand on the <a href="/corrections">corrections page</a>, newest first. We
          tell three kinds apart:
        </p>
        <ul>
          <li>
            <strong>Correction</strong>: something we wrote was wrong.
          </li>
          <li>
            <strong>Clarification</strong>: what we wrote was right and could be misread.
          </li>
          <li>
            <strong>Update</strong>: something happened afterwards that a reader of the story needs to know.
          </li>
        </ul>
        <p>Spelling mistakes are put right without a note where they changed nothing about the meaning.</p>
        <h2>Withdrawals</h2>
        <p>
          We withdraw a story only where correcting it is not enough. Its address then says that it was withdrawn, when
          and why, and its place in the edition stays empty. We do not swap one story for another after publication.
        </p>
      </StandingPage>
    </ReaderPage>
  );
}
