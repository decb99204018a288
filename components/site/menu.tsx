import { Icon } from '@/components/ui/icon';
import type { NavLink } from './masthead';

/** Opens the menu, where the screen has no room for the navigation. */
export function MenuButton() {
  return (
    <button type="button" className="sign__menu" popoverTarget="menu">
      <Icon name="menu" />
      <span className="vh">Menu</span>
    </button>
  );
}

/** The navigation under the sign, where it opens. */
export function Menu({ links }: { links: NavLink[] }) {
  return (
    <nav className="menu" id="menu" popover="auto" aria-label="Menu">
      <ul className="plain-list">
        {links.map(({ href, label, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
        <li>
          <a className="menu__go" href="/newsletter">
            Get it by email
          </a>
        </li>
      </ul>
    </nav>
  );
}
