import { Pane } from '@/components/editors/desk-page';
import { formatInstant, type Newsroom } from '@/lib/dates';
import { Figures } from './figures';

/** Stretched to the width there is; words stand outside, so that they stay as large as others. */
const [HEIGHT, GAP] = [160, 0.18];

const HOUR = 3_600_000;

type Hour = { hour: Date; visits: number };

/** Visits from the mail on its first day, a bar for each hour; the numbers are in a table under it. */
export function VisitHours({ hours, newsroom }: { hours: Hour[]; newsroom: Newsroom }) {
  const figure = (number: number) => number.toLocaleString(newsroom.locale);
  const time = (instant: Date) => formatInstant(instant, newsroom).time;
  const most = hours.reduce((best, each) => (each.visits > best.visits ? each : best), {
    hour: new Date(0),
    visits: 0,
  });
  const from = (each: Hour) => `${time(each.hour)} to ${time(new Date(each.hour.getTime() + HOUR))}`;
  return (
    <Pane id="visit-hours" title="First 24 hours" aside={<span className="meta">Visits an hour</span>}>
      {most.visits === 0 ? (
        <p className="pane__empty">None yet.</p>
      ) : (
        <div className="growth">
          <div className="growth__plot">
            <svg
              viewBox={`0 0 24 ${HEIGHT}`}
              preserveAspectRatio="none"
              role="img"
              aria-label={`The most visits in an hour were ${figure(most.visits)}, from ${from(most)}.`}
            >
              <path
                className="visit-hours__bars"
                d={hours.map((each, at) => bar(at, each.visits / most.visits)).join('')}
              />
            </svg>
            <div className="growth__labels" aria-hidden="true">
              <span>{time(hours[0]!.hour)}</span>
              <span>
                Most, {from(most)}: <b>{figure(most.visits)}</b>
              </span>
            </div>
          </div>
          <details>
            <summary>Hour by hour</summary>
            <div className="growth__table">
              <Figures
                caption="Visits from the mail in each hour"
                heads={['Hour', 'Visits']}
                rows={hours.map((each) => [from(each), figure(each.visits)])}
              />
            </div>
          </details>
        </div>
      )}
    </Pane>
  );
}

/** A bar from the foot, `share` of the height. */
function bar(at: number, share: number): string {
  const top = HEIGHT * (1 - share);
  return `M${at + GAP / 2} ${HEIGHT}V${top.toFixed(1)}h${1 - GAP}V${HEIGHT}z`;
}
