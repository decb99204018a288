import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StockList } from '@/components/briefings/stock-list';
import { EmptyShelf } from '@/components/site/empty-shelf';
import { ReaderPage } from '@/components/site/reader-page';
import { ButtonLink } from '@/components/ui/button';
import { findWithdrawal } from '@/lib/addresses';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { formatInstant } from '@/lib/dates';
import { getSettings } from '@/lib/settings';

type Props = { params: Promise<{ path: string[] }> };

/** Nothing is drawn at build time: the build has no database. Readers see this page at the withdrawn address itself. */
export function generateStaticParams() {
  return [];
}

export const metadata: Metadata = { title: 'Page withdrawn', robots: { index: false } };

export default async function GonePage({ params }: Props) {
  const withdrawal = await findWithdrawal(`/${(await params).path.join('/')}`);
  if (!withdrawal) notFound();
  const settings = await getSettings();
  const latest = await findLatestBriefing();
  const { date } = formatInstant(withdrawal.withdrawnAt, settings);
  return (
    <ReaderPage settings={settings} latest={latest}>
      <div className="empty-shelf">
        <EmptyShelf code={410} title="Discontinued line." label="Page withdrawn" detail={`Withdrawn ${date}`}>
          <p className="stand">
            We published something here and have since withdrawn it. {withdrawal.note} The page will not come back.
          </p>
          <p className="tools">
            <ButtonLink href="/" large>
              Go to the front page
            </ButtonLink>
          </p>
        </EmptyShelf>
        {latest && <StockList briefing={latest} />}
      </div>
    </ReaderPage>
  );
}
