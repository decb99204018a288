import { Bars } from '@/components/ui/bars';
import { editionBarcode } from '@/lib/barcode';
import type { BriefingWithHeadlines } from '@/lib/briefings/queries';
import { formatDate } from '@/lib/dates';
import { briefingPath } from '@/lib/paths';

/** An earlier edition: the headline of its first story leads to it, the others follow as one line. */
export function EditionRow({ briefing, locale }: { briefing: BriefingWithHeadlines; locale: string }) {
  const { number, editionDate, slug, title } = briefing;
  const [first = title, ...others] = briefing.headlines;
  return (
    <li className="ed-row">
      <div className="ed-row__id">
        <Bars modules={editionBarcode(number, editionDate).modules} />
        <span className="ed-row__no">No. {number}</span>
        <time className="meta" dateTime={editionDate}>
          {formatDate(editionDate, locale)}
        </time>
      </div>
      <div>
        <h3 className="d5">
          <a className="hl" href={briefingPath(slug)}>
            {first}
          </a>
        </h3>
        <p className="ed-row__also">{others.map((headline) => `${headline}.`).join(' ')}</p>
      </div>
    </li>
  );
}
