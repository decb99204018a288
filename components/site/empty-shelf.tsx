import type { ReactNode } from 'react';
import { StockList } from '@/components/briefings/stock-list';
import { Bars } from '@/components/ui/bars';
import { ButtonLink } from '@/components/ui/button';
import { slotBarcode } from '@/lib/barcode';
import type { PublishedBriefing } from '@/lib/briefings/queries';
import type { Settings } from '@/lib/settings';
import { ReaderPage } from './reader-page';

type Props = {
  settings: Settings;
  latest: PublishedBriefing | undefined;
  code: 404 | 410 | 500 | '–';
  title: string;
  label: string;
  detail: string;
  /** What happened, in a sentence or two. */
  children: ReactNode;
};

/** A page that has nothing on its shelf, says so, and shows what is in stock instead. */
export function EmptyShelf({ settings, latest, code, title, label, detail, children }: Props) {
  return (
    <ReaderPage settings={settings} latest={latest}>
      <div className="empty-shelf">
        <div className="empty-shelf__goods">
          <h1 className="d0 empty-shelf__title">{title}</h1>
          <p className="stand">{children}</p>
          <p className="tools">
            <ButtonLink href="/" large>
              Go to the front page
            </ButtonLink>
          </p>
        </div>
        <div className="bay__rail">
          <div className="ticket ticket--l">
            <span className="ticket__rank">
              <span className={code === 410 ? 'struck' : undefined}>{code}</span>
            </span>
            <span className="ticket__body">
              <span className="ticket__topic">{label}</span>
              <span className="ticket__time">{detail}</span>
              <span className="ticket__code" aria-hidden="true">
                <Bars modules={slotBarcode(Number(code) || 0, 0).modules} />
              </span>
            </span>
          </div>
        </div>
        {latest && <StockList briefing={latest} />}
      </div>
    </ReaderPage>
  );
}
