import type { Metadata } from 'next';
import { EditionBarcode } from '@/components/briefings/edition-barcode';
import { EditionRow } from '@/components/briefings/edition-row';
import { LeadStory } from '@/components/briefings/lead-story';
import { Shelf } from '@/components/briefings/shelf';
import { ReaderPage } from '@/components/site/reader-page';
import { Day } from '@/components/ui/moment';
import { findLatestBriefing, listEarlierBriefings, type PublishedBriefing } from '@/lib/briefings/queries';
import { getSettings } from '@/lib/settings';
import { inWords } from '@/lib/words';

/** Nothing is drawn at build time: the build has no database. The address readers see is /. */
export function generateStaticParams() {
  return [];
}

/** Enough for a quarter of a year; the page stays a page. */
const EARLIER_EDITIONS = 13;

export async function generateMetadata(): Promise<Metadata> {
  const { siteName, strapline } = await getSettings();
  const latest = await findLatestBriefing();
  const title = `${siteName}: ${strapline}`;
  const description = latest ? `This week: ${latest.stories.map((story) => story.headline).join('. ')}.` : strapline;
  return {
    title: { absolute: title },
    description,
    alternates: { canonical: '/' },
    openGraph: { title, description, url: '/', type: 'website' },
  };
}

export default async function FrontPage() {
  const settings = await getSettings();
  const latest = await findLatestBriefing();
  if (!latest) return <NothingYet />;
  return (
    <ReaderPage settings={settings} latest={latest} path="/" frontBar={<ThisEdition latest={latest} />}>
      <section aria-labelledby="week">
        <div className="front-head">
          <h1 className="d3" id="week">
            This week’s {inWords(latest.stories.length)}
          </h1>
          <p className="note">{latest.intro}</p>
          <EditionBarcode number={latest.number} date={latest.editionDate} />
        </div>
        <ol className="shelf shelf--front plain-list">
          {latest.stories.slice(0, 1).map((story) => (
            <LeadStory key={story.slug} edition={latest.number} story={story} />
          ))}
          <Shelf edition={latest.number} stories={latest.stories.slice(1)} />
        </ol>
      </section>
      <EarlierEditions before={latest.editionDate} locale={settings.locale} />
    </ReaderPage>
  );
}

async function ThisEdition({ latest }: { latest: PublishedBriefing }) {
  const { locale } = await getSettings();
  return (
    <>
      No. {latest.number} <span aria-hidden="true">·</span> <Day date={latest.editionDate} locale={locale} />
    </>
  );
}

async function EarlierEditions({ before, locale }: { before: string; locale: string }) {
  const earlier = await listEarlierBriefings(before, EARLIER_EDITIONS);
  if (earlier.length === 0) return null;
  return (
    <section className="section" aria-labelledby="earlier">
      <div className="section__head">
        <h2 className="d3" id="earlier">
          Earlier editions
        </h2>
      </div>
      <ol className="editions plain-list" reversed>
        {earlier.map((briefing) => (
          <EditionRow key={briefing.slug} briefing={briefing} locale={locale} />
        ))}
      </ol>
    </section>
  );
}

async function NothingYet() {
  const settings = await getSettings();
  return (
    <ReaderPage settings={settings} latest={undefined} path="/" frontBar="No. 1 is on its way">
      <div className="front-head">
        <h1 className="d3">The shelf is empty.</h1>
        <p className="note">{settings.siteName} has not published its first edition yet.</p>
      </div>
    </ReaderPage>
  );
}
