import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { Menu, MenuButton } from './menu';
import { ThemeButton } from './theme';

export type NavLink = { href: string; label: string; current?: boolean; icon?: 'search' };

type Props = { siteName: string; slots: number; links: NavLink[] };

/** The sign over a page: mark, name, navigation. On a small screen the navigation is a menu under the sign. */
export function Masthead({ siteName, slots, links }: Props) {
  return (
    <header className="mast">
      <div className="wrap">
        <div className="sign">
          <a className="sign__brand" href="/">
            <Mark slots={slots} />
            <span className="sign__name">
              {siteName}
              <span className="vh">, front page</span>
            </span>
          </a>
          <span />
          <nav className="sign__nav" aria-label="Main">
            <Links links={links} />
            <ThemeButton />
            <GetItByEmail />
            <MenuButton />
          </nav>
        </div>
        <Menu links={links} />
      </div>
    </header>
  );
}

/** The taller sign of the front page, with the line under the name and a bar for edition and navigation. */
export function FrontMasthead({
  siteName,
  strapline,
  slots,
  links,
  children,
}: Props & { strapline: string; children: ReactNode }) {
  return (
    <header className="mast mast--home">
      <div className="wrap">
        <div className="sign">
          <a className="sign__brand" href="/" aria-current="page">
            <Mark slots={slots} />
            <span className="sign__words">
              <span className="sign__name">{siteName}</span>
              <span className="sign__tag">{strapline}</span>
            </span>
          </a>
          <span />
          <div className="sign__nav sign__menu">
            <MenuButton />
          </div>
        </div>
        <Menu links={links} />
        <div className="mast__bar">
          <span className="num">{children}</span>
          <nav aria-label="Main">
            <Links links={links} />
            <a className="opt" href="/newsletter">
              Newsletter
            </a>
            <ThemeButton />
          </nav>
        </div>
      </div>
    </header>
  );
}

function Mark({ slots }: { slots: number }) {
  return (
    <span className="sign__no" aria-hidden="true">
      {slots}
    </span>
  );
}

function Links({ links }: { links: NavLink[] }) {
  return links.map(({ href, label, current, icon }) => (
    <a key={href} href={href} className="opt" aria-current={current ? 'page' : undefined}>
      {icon && <Icon name={icon} />}
      {label}
    </a>
  ));
}

function GetItByEmail() {
  return (
    <a className="btn btn--accent" href="/newsletter">
      Get it by email
    </a>
  );
}
