import { EditionBarcode } from '@/components/briefings/edition-barcode';
import type { BriefingSummary } from '@/lib/briefings/queries';
import { correctionsPath, feedPath } from '@/lib/paths';
import type { NavLink } from './masthead';

type Props = { siteName: string; motto: string; beat: string; read: NavLink[]; latest: BriefingSummary | undefined };

const SUBSCRIBE: NavLink[] = [
  { href: '/newsletter', label: 'Email, once a week' },
  { href: feedPath('/', 'rss'), label: 'RSS, an edition at a time' },
  { href: feedPath('/stories', 'rss'), label: 'RSS, a story at a time' },
  { href: '/newsletter#change', label: 'Change or cancel' },
];

const ABOUT: NavLink[] = [
  { href: '/about', label: 'How we rank' },
  { href: '/standards', label: 'Standards' },
  { href: correctionsPath(), label: 'Corrections' },
  { href: '/privacy', label: 'Privacy' },
  { href: '/contact', label: 'Contact the desk' },
];

/** The foot of every page: what this is, where to read on, and the barcode of the newest edition. */
export function Footer({ siteName, motto, beat, read, latest }: Props) {
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
          <Links title="Read" links={read} />
          <Links title="Subscribe" links={SUBSCRIBE} />
          <Links title="About" links={ABOUT} />
        </div>
        <div className="foot__end">
          <p className="meta">Written and ranked by the {siteName} desk.</p>
          {latest && <EditionBarcode number={latest.number} date={latest.editionDate} />}
        </div>
      </div>
    </footer>
  );
}

function Links({ title, links }: { title: string; links: NavLink[] }) {
  return (
    <nav aria-label={title}>
      <h2>{title}</h2>
      <ul className="plain-list">
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
