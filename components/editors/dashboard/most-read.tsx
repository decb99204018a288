import { Pane } from '@/components/editors/desk-page';
import type { MostRead } from '@/lib/briefings/most-read';
import { formatShortDate, type PlainDate } from '@/lib/dates';
import { Sparkline } from './sparkline';

type MostReadPaneProps = { pages: MostRead[]; days: PlainDate[]; locale: string };

/** What readers opened most in seven days, and behind a button the same day by day. */
export function MostReadPane({ pages, days, locale }: MostReadPaneProps) {
  const figure = (count: number) => count.toLocaleString(locale);
  return (
    <Pane id="read" title="Most read, seven days" aside={<span className="meta">Page views, no cookies</span>}>
      {pages.length === 0 ? (
        <p className="pane__empty">No page was opened in the last seven days. Views show here within seconds.</p>
      ) : (
        <>
          <table className="tbl" aria-labelledby="read">
            <thead>
              <tr>
                <th scope="col">Page</th>
                <th scope="col" className="r">
                  Views
                </th>
                <th scope="col">Week</th>
              </tr>
            </thead>
            <tbody>
              {pages.map(({ path, title, total, views }) => (
                <tr key={path}>
                  <td>
                    <a className="hl" href={path}>
                      {title}
                    </a>
                  </td>
                  <td className="r">{figure(total)}</td>
                  <td>
                    <Sparkline values={views} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <details className="fold">
            <summary>Day by day</summary>
            <DayByDay pages={pages} heads={days.map((day) => formatShortDate(day, locale))} figure={figure} />
          </details>
        </>
      )}
    </Pane>
  );
}

type DayByDayProps = { pages: MostRead[]; heads: string[]; figure: (count: number) => string };

function DayByDay({ pages, heads, figure }: DayByDayProps) {
  return (
    // A wide table scrolls by itself, so the keyboard must reach it.
    <div className="scroller" role="region" aria-label="Views day by day" tabIndex={0}>
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">Page</th>
            {heads.map((head) => (
              <th key={head} scope="col" className="r">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pages.map(({ path, title, views }) => (
            <tr key={path}>
              <th scope="row">{title}</th>
              {views.map((count, index) => (
                <td key={heads[index]} className="r">
                  {figure(count)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
