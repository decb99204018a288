import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PreferencesForm } from '@/components/newsletter/preferences-form';
import { Leave, WhatWeHold } from '@/components/newsletter/what-we-hold';
import { ReaderPage } from '@/components/site/reader-page';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { formatInstant } from '@/lib/dates';
import { findByLink, leavePath } from '@/lib/newsletter/links';
import { describePreferences } from '@/lib/newsletter/describe-preferences';
import { openStep } from '@/lib/newsletter/sealed-step';
import { getSettings } from '@/lib/settings';

export const metadata: Metadata = { title: 'Your newsletter', robots: { index: false } };

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ done?: string }> };

/** A reader's settings, by the signed link in their mails. Nobody signs in. */
export default async function PreferencesPage({ params, searchParams }: Props) {
  const { token } = await params;
  const subscriber = await findByLink(token, 'settings');
  if (!subscriber) notFound();
  const settings = await getSettings();
  const latest = await findLatestBriefing();
  const done = openStep((await searchParams).done ?? '');
  const since = formatInstant(subscriber.joinedAt, settings).date;
  return (
    <ReaderPage settings={settings} latest={latest}>
      <header className="page-head">
        <div>
          <h1 className="d1">Your newsletter</h1>
          <p className="stand">
            {subscriber.endedAt ? 'Nothing is sent to ' : 'Settings for '}
            <span className="address">{subscriber.email}</span>
            {subscriber.endedAt ? '.' : `, on the list since ${since}.`}
          </p>
        </div>
      </header>
      <div className="prefs">
        {subscriber.endedAt ? (
          <p>
            You are off the list. <a href="/newsletter">Sign up again</a> whenever you like.
          </p>
        ) : (
          <div className="stack">
            <PreferencesForm
              {...describePreferences(subscriber, {
                settings,
                done,
                number: (latest?.number ?? 0) + 1,
                now: new Date(),
              })}
              action={`/newsletter/settings/${token}`}
            />
            <Leave action={leavePath(subscriber)} />
          </div>
        )}
        <WhatWeHold data={`/newsletter/data/${token}`} forget={`/newsletter/forget/${token}`} />
      </div>
    </ReaderPage>
  );
}
