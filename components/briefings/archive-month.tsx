import { Bars } from '@/components/ui/bars';
import { editionBarcode } from '@/lib/barcode';
import type { BriefingWithHeadlines } from '@/lib/briefings/queries';
import { formatMonth, formatShortDate } from '@/lib/dates';
import { briefingPath } from '@/lib/paths';

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
        {briefings.map((briefing) => (
          <Edition key={briefing.slug} briefing={briefing} isNewest={briefing.number === newest} locale={locale} />
        ))}
      </ol>
    </section>
  );
}

type EditionProps = { briefing: BriefingWithHeadlines; isNewest: boolean; locale: string };

function Edition({ briefing, isNewest, locale }: EditionProps) {
  const { number, slug, editionDate, title, headlines } = briefing;
  return (
    <li className="bay">
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
