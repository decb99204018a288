import Link, { useLinkStatus } from 'next/link';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';
import type { DeskNow } from '@/lib/briefings/desk-now';

/** A place of the desk; `count` names the number that stands beside it. */
export type Place = { href: string; words: string; icon: IconName; count?: keyof DeskNow['counts'] };

export type Group = { title?: string; places: Place[] };

type SideProps = {
  groups: Group[];
  counts: DeskNow['counts'];
  path: string;
  me: ReactNode;
  isOpen: boolean;
};

/** The places of the desk, the one where this page belongs marked. */
export function Side({ groups, counts, path, me, isOpen }: SideProps) {
  return (
    <nav id="side" className={isOpen ? 'side is-open' : 'side'} aria-label="Desk">
      <Link className="side__brand" href="/admin" prefetch={false}>
        <b aria-hidden="true">5</b>The desk
      </Link>
      {groups.map(({ title, places }) => (
        <div key={title ?? ''}>
          {title && <h2>{title}</h2>}
          <ul className="plain-list">
            {places.map(({ href, words, icon, count }) => (
              <li key={href}>
                <Link href={href} prefetch={false} aria-current={isHere(href, path) ? 'page' : undefined}>
                  <Icon name={icon} />
                  {words}
                  {count && counts[count] && <span className="count">{counts[count]}</span>}
                  <Opening />
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {me}
    </nav>
  );
}

/** A sign beside a place that takes a while to come. */
function Opening() {
  const { pending } = useLinkStatus();
  return pending && <span className="side__opening" role="status" aria-label="Opening" />;
}

/** The dashboard is at the root of the desk, so only there it is the place. */
const isHere = (href: string, path: string) => path === href || (href !== '/admin' && path.startsWith(`${href}/`));
