import type { ReactNode } from 'react';
import { DeskShell } from '@/components/editors/shell.client';
import type { Group, Place } from '@/components/editors/side';
import { ThemeButton } from '@/components/editors/theme-button.client';
import { initials } from '@/components/editors/avatars';
import { findDeskNow } from '@/lib/briefings/desk-now';
import { requireEditor } from '@/lib/editors/auth';
import { may, type Permission, type Role } from '@/lib/editors/rules';
import { newStoryAct, signOutHereAct } from './actions';

/** Every place of the desk, and what somebody must be allowed for it to be shown. */
const PLACES: { title?: string; places: (Place & { needs?: Permission })[] }[] = [
  {
    places: [
      { href: '/admin', words: 'Dashboard', icon: 'home' },
      { href: '/admin/briefings', words: 'Editions', icon: 'shelf', count: 'edition' },
      { href: '/admin/stories', words: 'Stories', icon: 'page', count: 'drafts' },
      { href: '/admin/media', words: 'Pictures', icon: 'picture' },
      { href: '/admin/wire', words: 'Wire', icon: 'wire' },
    ],
  },
  {
    title: 'Readers',
    places: [
      { href: '/admin/newsletter', words: 'Newsletter', icon: 'outbox', needs: 'send' },
      { href: '/admin/subscribers', words: 'Subscribers', icon: 'people' },
    ],
  },
  {
    title: 'House',
    places: [
      { href: '/admin/wire/sources', words: 'Sources', icon: 'feed' },
      { href: '/admin/people', words: 'People', icon: 'people', needs: 'people' },
      { href: '/admin/audit', words: 'Audit log', icon: 'list', needs: 'audit' },
      { href: '/admin/settings', words: 'Settings', icon: 'settings', needs: 'settings' },
      { href: '/admin/outbox', words: 'Outbox', icon: 'outbox', needs: 'settings' },
      { href: '/admin/account', words: 'Your account', icon: 'key' },
    ],
  },
];

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { id, name, role } = await requireEditor();
  const me = (
    <div className="side__me">
      <span className="ava" aria-hidden="true">
        {initials(name)}
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
    <DeskShell
      groups={placesFor(role)}
      now={await findDeskNow(new Date())}
      memberId={id}
      me={me}
      newStory={newStoryAct}
      signOut={signOutHereAct}
    >
      {children}
    </DeskShell>
  );
}

const placesFor = (role: Role): Group[] =>
  PLACES.map(({ places, ...group }) => ({
    ...group,
    places: places.filter(({ needs }) => !needs || may({ role }, needs)).map(({ needs: _, ...place }) => place),
  }));
