import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ReaderPage } from '@/components/site/reader-page';
import { CorrectionsList } from '@/components/stories/corrections-list';
import { Pager } from '@/components/ui/pager';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { headFor } from '@/lib/head';
import { correctionsPath, PAGE_SIZE } from '@/lib/paths';
import { getSettings } from '@/lib/settings';
import { countCorrections, listCorrections } from '@/lib/stories/correction-queries';

type Props = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const settings = await getSettings();
  const page = Number((await params).page);
  return headFor(settings, {
    title: page > 1 ? `Corrections, page ${page}` : 'Corrections',
    description: `Every correction, clarification and update that ${settings.siteName} has published, newest first.`,
    path: correctionsPath(page),
  });
}

export default async function CorrectionsPage({ params }: Props) {
  const page = Number((await params).page);
  const corrections = await listCorrections({ limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  if (corrections.length === 0 && page > 1) notFound();
  const settings = await getSettings();
  return (
    <ReaderPage settings={settings} latest={await findLatestBriefing()} path="/corrections">
      <header className="page-head">
        <div>
          <h1 className="d1">Corrections</h1>
          <p className="stand">
            {corrections.length > 0
              ? 'What we got wrong, put right, or had to add. All of it, newest first.'
              : 'Nothing to put right so far.'}
          </p>
          <p className="note mt-3">
            Found another one? <a href="/contact">Tell the desk</a>. The rules are on the page about{' '}
            <a href="/standards">standards</a>.
          </p>
        </div>
      </header>
      <CorrectionsList corrections={corrections} newsroom={settings} />
      <Pager
        page={page}
        size={PAGE_SIZE}
        total={await countCorrections()}
        path={correctionsPath}
        next="Older corrections"
        previous="Newer corrections"
      />
    </ReaderPage>
  );
}
