import type { ReactNode } from 'react';
import { Side } from '@/components/editors/side.client';
import { ThemeButton } from '@/components/editors/theme-button.client';
import { requireEditor } from '@/lib/editors/auth';
import { may } from '@/lib/editors/rules';

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { name, role } = await requireEditor();
  const groups = [
    {
      places: [
        { href: '/admin', words: 'Dashboard', icon: 'home' as const },
        { href: '/admin/briefings', words: 'Editions', icon: 'shelf' as const },
        { href: '/admin/stories', words: 'Stories', icon: 'page' as const },
      ],
    },
    {
      title: 'House',
      places: [
        ...(may({ role }, 'people') ? [{ href: '/admin/people', words: 'People', icon: 'people' as const }] : []),
        ...(may({ role }, 'audit') ? [{ href: '/admin/audit', words: 'Audit log', icon: 'list' as const }] : []),
        { href: '/admin/account', words: 'Your account', icon: 'key' as const },
      ],
    },
  ];
  const me = (
    <div className="side__me">
      <span className="ava" aria-hidden="true">
        {name.slice(0, 2).toUpperCase()}
      </span>
      <div>
        <b>{name}</b>
        <br />
        <span className="meta">{role}</span>
      </div>
      <ThemeButton />
    </div>
  );
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <div className="desk">
        <Side groups={groups} me={me} />
        {children}
      </div>
    </>
  );
}
