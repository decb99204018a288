import type { CSSProperties } from 'react';
import { Bars } from '@/components/ui/bars';
import { editionBarcode } from '@/lib/barcode';
import type { BriefingWithHeadlines } from '@/lib/briefings/queries';
import { formatMonth, formatShortDate } from '@/lib/dates';
import { briefingPath } from '@/lib/paths';

/** As many as there are Fridays in a long month. */
const BAYS = 5;

type Props = { briefings: BriefingWithHeadlines[]; newest: number; locale: string };

/** One month of editions on a shelf, newest first; the tag of the newest edition of all is yellow. */
export function ArchiveMonth({ briefings, newest, locale }: Props) {
  const id = `month-${briefings[0]!.editionDate.slice(0, 7)}`;
  return (
    <section className="month" aria-labelledby={id}>
      <h2 className="month__name d3" id={id}>
        {formatMonth(briefings[0]!.editionDate, locale)}
      </h2>
      <ol className="shelf plain-list" reversed>
        {briefings.map((briefing, index) => (
          <Edition
            key={briefing.slug}
            briefing={briefing}
            column={(index % BAYS) + 1}
            isNewest={briefing.number === newest}
            locale={locale}
          />
        ))}
      </ol>
    </section>
  );
}

type EditionProps = { briefing: BriefingWithHeadlines; column: number; isNewest: boolean; locale: string };

function Edition({ briefing, column, isNewest, locale }: EditionProps) {
  const { number, slug, editionDate, title, headlines } = briefing;
  return (
    <li className="bay" style={{ '--column': column } as CSSProperties}>
      <div className="bay__goods">
        <h3 className="d6">
          <a className="hl" href={briefingPath(slug)}>
            {headlines[0] ?? title}
          </a>
        </h3>
      </div>
      <div className="bay__rail">
        <span className={isNewest ? 'tag-ed tag-ed--now' : 'tag-ed'}>
          <b>
            <span className="vh">Edition </span>
            {number}
          </b>
          <span>
            <time dateTime={editionDate}>{formatShortDate(editionDate, locale)}</time>
            <Bars modules={editionBarcode(number, editionDate).modules} />
          </span>
        </span>
      </div>
    </li>
  );
}
