import type { Metadata } from 'next';
import { StockList } from '@/components/briefings/stock-list';
import { EmptyShelf } from '@/components/site/empty-shelf';
import { ReaderPage } from '@/components/site/reader-page';
import { ButtonLink } from '@/components/ui/button';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { getSettings } from '@/lib/settings';

/** Nothing is drawn at build time: the build has no database. Readers see this page at the address they asked for. */
export function generateStaticParams() {
  return [];
}

export const metadata: Metadata = { title: 'Page not found', robots: { index: false } };

export default async function MissingPage() {
  const settings = await getSettings();
  const latest = await findLatestBriefing();
  return (
    <ReaderPage settings={settings} latest={latest}>
      <div className="empty-shelf">
        <EmptyShelf
          code={404}
          title="Unexpected item in the bagging area."
          label="Page not found"
          detail="Nothing at this address"
        >
          <p className="stand">
            There is no page at this address. It may have been mistyped, or the link that brought you here may be wrong.
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
