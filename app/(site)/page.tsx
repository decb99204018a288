import type { Metadata } from 'next';
import { Departments } from '@/components/briefings/departments';
import { EarlierEditions } from '@/components/briefings/earlier-editions';
import { ThisWeek } from '@/components/briefings/this-week';
import { SignupBand } from '@/components/newsletter/signup-band';
import { JsonLd } from '@/components/site/json-ld';
import { ReaderPage } from '@/components/site/reader-page';
import { Day } from '@/components/ui/moment';
import { findLatestBriefing, listEarlierBriefings } from '@/lib/briefings/queries';
import { listSubjects } from '@/lib/briefings/subject-queries';
import { env } from '@/lib/env';
import { headFor } from '@/lib/head';
import { signUpWords } from '@/lib/newsletter/sign-up-words';
import { getSettings } from '@/lib/settings';
import { briefingData, siteData } from '@/lib/site/structured-data';

/** The page ends; the rest is the archive. */
const EARLIER_EDITIONS = 6;

export async function generateMetadata(): Promise<Metadata> {
  const settings = await getSettings();
  const latest = await findLatestBriefing();
  const title = `${settings.siteName}: ${settings.strapline}`;
  const description = latest && `This week: ${latest.stories.map((story) => story.headline).join('. ')}.`;
  const head = headFor(settings, { title, description: description ?? settings.strapline, path: '/' });
  return { ...head, title: { absolute: title } };
}

export default async function FrontPage() {
  const settings = await getSettings();
  const latest = await findLatestBriefing();
  if (!latest) return <NothingYet />;
  const around = { settings, siteUrl: env().SITE_URL };
  const earlier = await listEarlierBriefings(latest.editionDate, EARLIER_EDITIONS);
  const bar = (
    <>
      No. {latest.number} <span aria-hidden="true">·</span> <Day date={latest.editionDate} locale={settings.locale} />
    </>
  );
  return (
    <ReaderPage settings={settings} latest={latest} frontBar={bar}>
      <JsonLd data={[...siteData(around), briefingData(latest, around)]} />
      <ThisWeek briefing={latest} />
      <SignupBand words={signUpWords(settings)} through="home" />
      <div className="split section">
        <EarlierEditions briefings={earlier} locale={settings.locale} />
        <Departments topics={await listSubjects('topics')} />
      </div>
    </ReaderPage>
  );
}

async function NothingYet() {
  const settings = await getSettings();
  return (
    <ReaderPage settings={settings} latest={undefined} frontBar="No. 1 is on its way">
      <div className="front-head">
        <h1 className="d3">The shelf is empty.</h1>
        <p className="note">{settings.siteName} has not published its first edition yet.</p>
      </div>
      <SignupBand words={signUpWords(settings)} through="home" />
    </ReaderPage>
  );
}
