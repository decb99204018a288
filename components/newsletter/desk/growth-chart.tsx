import { formatTableDate } from '@/lib/dates';
import type { GrowthWeek } from '@/lib/newsletter/subscriber-counts';

/** Stretched to the width there is; words stand outside, so that they stay as large as others. */
const [WIDTH, HEIGHT, TOP] = [640, 160, 4];

const count = (number: number) => number.toLocaleString('en-GB');

/** How many were on the list week by week, as a line; the numbers are in a table under it. */
export function GrowthChart({ weeks, locale }: { weeks: GrowthWeek[]; locale: string }) {
  const [first, last] = [weeks[0]!, weeks.at(-1)!];
  const most = Math.max(1, ...weeks.map(({ total }) => total));
  const x = (index: number) => (index * WIDTH) / Math.max(1, weeks.length - 1);
  const y = (total: number) => HEIGHT - (total / most) * (HEIGHT - TOP);
  const line = weeks.map(({ total }, index) => `${x(index).toFixed(1)} ${y(total).toFixed(1)}`).join('L');
  const finding = `In ${weeks.length} weeks the list went from ${count(first.total)} to ${count(last.total)} people.`;
  return (
    <div className="growth">
      <div className="growth__plot">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={finding}>
          <path className="growth__area" d={`M0 ${HEIGHT}L${line}L${WIDTH} ${HEIGHT}Z`} />
          <path className="growth__line" d={`M${line}`} />
        </svg>
        <div className="growth__labels" aria-hidden="true">
          <span>{formatTableDate(first.monday, locale)}</span>
          <span>
            {formatTableDate(last.monday, locale)}: <b>{count(last.total)}</b>
          </span>
        </div>
      </div>
      <details>
        <summary>Week by week</summary>
        <div className="growth__table">
          <GrowthTable weeks={weeks} locale={locale} />
        </div>
      </details>
    </div>
  );
}

function GrowthTable({ weeks, locale }: { weeks: GrowthWeek[]; locale: string }) {
  return (
    <table className="tbl">
      <caption className="vh">The list week by week</caption>
      <thead>
        <tr>
          <th scope="col">Week from</th>
          <th scope="col" className="r">
            Joined
          </th>
          <th scope="col" className="r">
            Left
          </th>
          <th scope="col" className="r">
            On the list
          </th>
        </tr>
      </thead>
      <tbody>
        {weeks.toReversed().map(({ monday, joined, gone, total }) => (
          <tr key={monday}>
            <td>{formatTableDate(monday, locale)}</td>
            <td className="r">{count(joined)}</td>
            <td className="r">{count(gone)}</td>
            <td className="r">{count(total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
