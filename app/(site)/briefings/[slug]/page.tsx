import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EditionHead } from '@/components/briefings/edition-head';
import { EditionItem } from '@/components/briefings/edition-item';
import { EditionNav } from '@/components/briefings/edition-nav';
import { SignupBand } from '@/components/newsletter/signup-band';
import { JsonLd } from '@/components/site/json-ld';
import { ReaderPage } from '@/components/site/reader-page';
import { CorrectionsList } from '@/components/stories/corrections-list';
import { ScriptButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { findLatestBriefing, findNeighbours, findPublishedBriefing } from '@/lib/briefings/queries';
import { formatLongDate } from '@/lib/dates';
import { env } from '@/lib/env';
import { headFor } from '@/lib/head';
import { signUpWords } from '@/lib/newsletter/sign-up-words';
import { archivePath, briefingPath } from '@/lib/paths';
import { getSettings } from '@/lib/settings';
import { breadcrumbs, briefingData } from '@/lib/site/structured-data';
import { listCorrectionsOf } from '@/lib/stories/correction-queries';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const briefing = await findPublishedBriefing((await params).slug);
  if (!briefing) notFound();
  const settings = await getSettings();
  return headFor(settings, {
    title: `No. ${briefing.number}, ${formatLongDate(briefing.editionDate, settings.locale)}: ${briefing.title}`,
    description: briefing.intro,
    path: briefingPath(briefing.slug),
    article: { published: briefing.publishedAt },
    card: briefingPath(briefing.slug),
  });
}

export default async function BriefingPage({ params }: Props) {
  const briefing = await findPublishedBriefing((await params).slug);
  if (!briefing) notFound();
  const settings = await getSettings();
  const latest = await findLatestBriefing();
  const around = { settings, siteUrl: env().SITE_URL };
  const steps = [
    { name: 'Archive', path: archivePath() },
    { name: `No. ${briefing.number}`, path: briefingPath(briefing.slug) },
  ];
  const corrections = await listCorrectionsOf(briefing.stories.map((story) => story.slug));
  const { previous, next } = await findNeighbours(briefing.editionDate);
  return (
    <ReaderPage settings={settings} latest={latest} path={briefingPath(briefing.slug)}>
      <JsonLd data={[briefingData(briefing, around), breadcrumbs(steps, around)]} />
      <div className="print-only">
        <strong>{settings.siteName}</strong>
        <span>{settings.strapline}</span>
      </div>
      <nav className="crumb" aria-label="Breadcrumb">
        <a href={archivePath()}>Archive</a>
        <span aria-hidden="true">/</span>
        <span aria-current="page">No. {briefing.number}</span>
      </nav>
      <EditionHead briefing={briefing} locale={settings.locale} />
      <div className="tools pb-8">
        <ScriptButton does="share" look="line">
          <Icon name="share" />
          Share
        </ScriptButton>
        <ScriptButton does="print" look="line">
          <Icon name="print" />
          Print the briefing
        </ScriptButton>
        <ScriptButton does="copy" look="line" aria-live="polite">
          <Icon name="link" />
          Copy link
        </ScriptButton>
      </div>
      <ol className="plain-list">
        {briefing.stories.map((story) => (
          <EditionItem key={story.slug} edition={briefing.number} story={story} />
        ))}
      </ol>
      {corrections.length > 0 && (
        <section className="ed-corrections" aria-labelledby="corrections">
          <h2 id="corrections" className="d4">
            Corrected since
          </h2>
          <CorrectionsList corrections={corrections} newsroom={settings} level="h3" />
        </section>
      )}
      <EditionNav previous={previous} next={next} locale={settings.locale} />
      <SignupBand words={signUpWords(settings)} through="briefing" />
    </ReaderPage>
  );
}
