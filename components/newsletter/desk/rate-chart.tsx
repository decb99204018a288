import { formatInstant, type Newsroom } from '@/lib/dates';
import type { RateMinute } from '@/lib/newsletter/send-minutes';

/** Stretched to the width there is; words stand outside, so that they stay as large as others. */
const [WIDTH, HEIGHT, TOP] = [640, 160, 4];

type Props = {
  minutes: RateMinute[];
  /** The most that may leave in a minute; 0 for no limit. */
  limit: number;
  newsroom: Newsroom;
};

/** How fast a send goes, minute by minute, as a line from zero; the numbers are in a table under it. */
export function RateChart({ minutes, limit, newsroom }: Props) {
  const figure = (number: number) => number.toLocaleString(newsroom.locale);
  const time = ({ at }: RateMinute) => formatInstant(new Date(at), newsroom).time;
  const [first, last] = [minutes[0], minutes.at(-1)];
  return (
    <section className="pane" aria-labelledby="rate">
      <div className="pane__head">
        <h2 id="rate">Rate, mails a minute</h2>
        {limit > 0 && <span className="meta">Limit {figure(limit)}</span>}
      </div>
      {first && last && minutes.length > 1 ? (
        <div className="growth">
          <div className="growth__plot">
            <Plot
              handed={minutes.map(({ handed }) => handed)}
              limit={limit}
              label={`From ${time(first)} to ${time(last)} between ${figure(least(minutes))} and ${figure(most(minutes))} mails a minute left; in the last one, ${figure(last.handed)}.`}
            />
            <div className="growth__labels" aria-hidden="true">
              <span>{time(first)}</span>
              <span>
                {time(last)}: <b>{figure(last.handed)}</b>
              </span>
            </div>
          </div>
          <details>
            <summary>Minute by minute</summary>
            <div className="growth__table">
              <table className="tbl">
                <caption className="vh">Mails that left in each minute</caption>
                <thead>
                  <tr>
                    <th scope="col">Minute</th>
                    <th scope="col" className="r">
                      Mails
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {minutes.toReversed().map((minute) => (
                    <tr key={minute.at}>
                      <td>{time(minute)}</td>
                      <td className="r">{figure(minute.handed)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </div>
      ) : (
        <p className="pane__empty">
          {last ? `${figure(last.handed)} in its one whole minute.` : 'No whole minute yet.'}
        </p>
      )}
    </section>
  );
}

const most = (minutes: RateMinute[]) => Math.max(...minutes.map(({ handed }) => handed));
const least = (minutes: RateMinute[]) => Math.min(...minutes.map(({ handed }) => handed));

function Plot({ handed, limit, label }: { handed: number[]; limit: number; label: string }) {
  const own = Math.max(1, ...handed);
  // A limit far above what leaves would only press the line flat.
  const hasLimit = limit > 0 && limit <= 2 * own;
  const highest = hasLimit ? Math.max(own, limit) : own;
  const x = (index: number) => (index * WIDTH) / (handed.length - 1);
  const y = (number: number) => HEIGHT - (number / highest) * (HEIGHT - TOP);
  const line = handed.map((number, index) => `${x(index).toFixed(1)} ${y(number).toFixed(1)}`).join('L');
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      {hasLimit && <path className="rate__limit" d={`M0 ${y(limit).toFixed(1)}H${WIDTH}`} />}
      <path className="growth__line" d={`M${line}`} />
    </svg>
  );
}
