import { formatTableDate } from '@/lib/dates';
import type { GrowthWeek } from '@/lib/newsletter/subscriber-counts';

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [640, 180, 8, 22, 18];

const count = (number: number) => number.toLocaleString('en-GB');

/** How many were on the list week by week, as a line; the numbers are in a table under it. */
export function GrowthChart({ weeks, locale }: { weeks: GrowthWeek[]; locale: string }) {
  const [first, last] = [weeks[0]!, weeks.at(-1)!];
  const most = Math.max(1, ...weeks.map(({ total }) => total));
  const x = (index: number) => LEFT + (index * (WIDTH - LEFT - 70)) / Math.max(1, weeks.length - 1);
  const y = (total: number) => HEIGHT - BOTTOM - (total / most) * (HEIGHT - BOTTOM - TOP);
  const line = weeks.map(({ total }, index) => `${x(index).toFixed(1)} ${y(total).toFixed(1)}`).join('L');
  const [floor, end] = [HEIGHT - BOTTOM, x(weeks.length - 1)];
  const finding = `In ${weeks.length} weeks the list went from ${count(first.total)} to ${count(last.total)} people.`;
  return (
    <div className="growth">
      <svg className="growth__chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={finding}>
        <path className="growth__area" d={`M${LEFT} ${floor}L${line}L${end.toFixed(1)} ${floor}Z`} />
        <path className="growth__floor" d={`M${LEFT} ${floor}H${end.toFixed(1)}`} />
        <path className="growth__line" d={`M${line}`} />
        <text x={end + 6} y={y(last.total) + 4}>
          {count(last.total)}
        </text>
        <text x={LEFT} y={HEIGHT - 6}>
          {formatTableDate(first.monday, locale)}
        </text>
        <text x={end} y={HEIGHT - 6} textAnchor="end">
          {formatTableDate(last.monday, locale)}
        </text>
      </svg>
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
