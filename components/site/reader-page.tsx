import type { ReactNode } from 'react';
import type { BriefingSummary } from '@/lib/briefings/queries';
import { archivePath, briefingPath, searchPath } from '@/lib/paths';
import type { Settings } from '@/lib/settings';
import { Footer } from './footer';
import { FrontMasthead, Masthead, type NavLink } from './masthead';

type Props = {
  settings: Settings;
  latest: BriefingSummary | undefined;
  /** The address of the page shown, so that the navigation can mark it. */
  path?: string;
  /** What the bar under the front page's sign says; only the front page has one. */
  frontBar?: ReactNode;
  children: ReactNode;
};

const FRONT: NavLink = { href: '/', label: 'Front page' };
const MORE: NavLink[] = [
  { href: '/companies', label: 'Companies' },
  { href: '/catch-up', label: 'Catch me up' },
];

/** What every reader page has around its own content: skip link, sign, main, foot. */
export function ReaderPage({ settings, latest, path, frontBar, children }: Props) {
  const { siteName, slots, strapline, motto, beat } = settings;
  const links = linksFrom(latest, path);
  return (
    <>
      <a className="skip" href="#main">
        Skip to the stories
      </a>
      {frontBar === undefined ? (
        <Masthead siteName={siteName} slots={slots} links={links} />
      ) : (
        <FrontMasthead siteName={siteName} slots={slots} strapline={strapline} links={links}>
          {frontBar}
        </FrontMasthead>
      )}
      <main id="main" tabIndex={-1}>
        <div className="wrap">{children}</div>
      </main>
      <Footer
        siteName={siteName}
        motto={motto}
        beat={beat}
        read={latest ? [FRONT, ...links, ...MORE] : [FRONT]}
        latest={latest}
      />
    </>
  );
}

/** Before the first edition there is nothing to read, and nothing to find. */
function linksFrom(latest: BriefingSummary | undefined, path: string | undefined): NavLink[] {
  if (!latest) return [];
  return [
    { href: briefingPath(latest.slug), label: 'This week' },
    { href: archivePath(), label: 'Archive' },
    { href: '/topics', label: 'Topics' },
    { href: searchPath({ q: '' }), label: 'Search', icon: 'search' as const },
  ].map((link) => ({ ...link, current: link.href === path }));
}
