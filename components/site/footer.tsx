import { EditionBarcode } from '@/components/briefings/edition-barcode';
import type { BriefingSummary } from '@/lib/briefings/queries';
import type { NavLink } from './masthead';

type Props = { siteName: string; motto: string; beat: string; links: NavLink[]; latest: BriefingSummary | undefined };

/** The foot of every page: what this is, where to read on, and the barcode of the newest edition. */
export function Footer({ siteName, motto, beat, links, latest }: Props) {
  return (
    <footer className="foot">
      <div className="wrap">
        <div className="foot__grid">
          <div className="foot__brand">
            <p className="d4">{motto}</p>
            <p className="note">
              {siteName} ranks the {beat} stories that matter, once a week, and then stops.
            </p>
          </div>
          <nav aria-label="Read">
            <h2>Read</h2>
            <ul className="plain-list">
              {links.map(({ href, label }) => (
                <li key={href}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <div className="foot__end">
          <p className="meta">Written and ranked by the {siteName} desk.</p>
          {latest && <EditionBarcode number={latest.number} date={latest.editionDate} />}
        </div>
      </div>
    </footer>
  );
}
