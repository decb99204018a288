import type { Metadata } from 'next';
import { SignupBand } from '@/components/newsletter/signup-band';
import { WhatArrives } from '@/components/newsletter/what-arrives';
import { ReaderPage } from '@/components/site/reader-page';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { headFor } from '@/lib/head';
import { signUpWords } from '@/lib/newsletter/sign-up-words';
import { briefingPath } from '@/lib/paths';
import { getSettings } from '@/lib/settings';

export async function generateMetadata(): Promise<Metadata> {
  const settings = await getSettings();
  return headFor(settings, {
    title: `Get ${settings.siteName} by email`,
    description: signUpWords(settings).text,
    path: '/newsletter',
  });
}

export default async function NewsletterPage() {
  const settings = await getSettings();
  const latest = await findLatestBriefing();
  return (
    <ReaderPage settings={settings} latest={latest} path="/newsletter">
      <h1 className="vh">Get {settings.siteName} by email</h1>
      <SignupBand words={signUpWords(settings)} through="newsletter" />
      <WhatArrives slots={settings.slots} latest={latest && briefingPath(latest.slug)} />
    </ReaderPage>
  );
}
