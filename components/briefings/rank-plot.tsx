import type { Place } from '@/lib/briefings/subject-queries';
import type { BriefingSummary } from '@/lib/briefings/queries';
import { formatMonthShort } from '@/lib/dates';
import { briefingPath } from '@/lib/paths';

type Props = {
  /** The editions shown, oldest first, one column each. */
  editions: BriefingSummary[];
  places: Place[];
  /** How many ranks there are. */
  slots: number;
  title: string;
  /** The finding, in a sentence. */
  finding: string;
  locale: string;
};

const ROW = 34;
const LEFT = 24;
const TOP = 18;

/**
 * Where something has ranked: editions across, ranks down, yellow for first. Drawn at its real size, so that its text
 * is never shrunk: where it does not fit, it is scrolled, and opens at the newest edition. The same as a table below.
 */
export function RankPlot({ editions, places, slots, title, finding, locale }: Props) {
  const columnWidth = editions.length > 20 ? 44 : 64;
  const width = LEFT + editions.length * columnWidth;
  const ranks = Array.from({ length: slots }, (_, index) => index + 1);
  const axis = TOP + slots * ROW + 12;
  const column = (slug: string) => LEFT + columnWidth * (editions.findIndex((edition) => edition.slug === slug) + 0.5);
  const row = (rank: number) => TOP + (rank - 1) * ROW;
  return (
    <section className="rank-history" aria-labelledby="when">
      <h2 className="label" id="when">
        {title}
      </h2>
      <div className="scroll-x from-end" tabIndex={0} role="region" aria-label="Chart">
        <svg className="rankplot" viewBox={`0 0 ${width} ${axis + 8}`} width={width} role="img" aria-label={finding}>
          {ranks.map((rank) => (
            <g key={rank}>
              <line className="grid" x1={LEFT - 4} x2={width} y1={row(rank)} y2={row(rank)} />
              <text x="0" y={row(rank) + 4.5}>
                {rank}
              </text>
            </g>
          ))}
          {editions.map((edition, index) => {
            const month = formatMonthShort(edition.editionDate, locale);
            const before = editions[index - 1];
            const isNew = !before || formatMonthShort(before.editionDate, locale) !== month;
            return (
              isNew && (
                <text key={edition.slug} className="ax" x={column(edition.slug)} y={axis}>
                  {month}
                </text>
              )
            );
          })}
          {places.map(({ slug, rank }, index) => (
            <Mark key={index} x={column(slug)} y={row(rank)} rank={rank} />
          ))}
        </svg>
      </div>
      <PlacesTable places={places} />
    </section>
  );
}

function Mark({ x, y, rank }: { x: number; y: number; rank: number }) {
  return (
    <g>
      <rect className={rank === 1 ? 'tk1' : 'tk'} x={x - 13} y={y - 14} width="26" height="28" rx="3" />
      <text className={rank === 1 ? 'tn tn1' : 'tn'} x={x} y={y + 7}>
        {rank}
      </text>
    </g>
  );
}

function PlacesTable({ places }: { places: Place[] }) {
  return (
    <details className="as-table">
      <summary>The same as a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Edition</th>
            <th scope="col">Ranked</th>
          </tr>
        </thead>
        <tbody>
          {places.map(({ slug, number, rank }, index) => (
            <tr key={index}>
              <th scope="row">
                <a href={briefingPath(slug)}>No. {number}</a>
              </th>
              <td>{rank}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
