import type { ReactNode } from 'react';
import type { BriefingSummary } from '@/lib/briefings/queries';
import { archivePath, briefingPath } from '@/lib/paths';
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

/** What every reader page has around its own content: skip link, sign, main, foot. */
export function ReaderPage({ settings, latest, path, frontBar, children }: Props) {
  const { siteName, slots, strapline, motto, beat } = settings;
  const links = latest ? linksFrom(latest, path) : [];
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
        links={[{ href: '/', label: 'Front page' }, ...links]}
        latest={latest}
      />
    </>
  );
}

function linksFrom(latest: BriefingSummary, path: string | undefined): NavLink[] {
  const thisWeek = briefingPath(latest.slug);
  return [
    { href: thisWeek, label: 'This week', current: path === thisWeek },
    { href: archivePath(), label: 'Archive', current: path === archivePath() },
  ];
}
