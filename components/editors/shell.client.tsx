'use client';

import { usePathname, useRouter } from 'next/navigation';
import { startTransition, useCallback, useMemo, useRef, type ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import type { DeskNow } from '@/lib/briefings/desk-now';
import type { Item } from './palette/items';
import { Palette } from './palette/palette.client';
import { ShellContext } from './shell-context';
import { SHORTCUT_GROUPS, type Shortcut } from './shortcut-groups';
import { shellShortcuts } from './shortcuts';
import { ShortcutsHelp } from './shortcuts-help.client';
import { Side, type Group } from './side';
import { changeTheme } from './theme-button.client';
import { useDeskNow } from './use-desk-now';
import { useMenu } from './use-menu';
import { useShortcuts } from './use-shortcuts';
import { useSingleKeys } from './use-single-keys';

type ShellProps = {
  groups: Group[];
  now: DeskNow;
  memberId: number;
  me: ReactNode;
  newStory: () => Promise<void>;
  signOut: () => Promise<void>;
  children: ReactNode;
};

/**
 * The frame of the desk: the places at the side, the page beside them, search and jump and the list of keys over it. On a
 * narrow screen the places open from the menu button over the page, which cannot be reached meanwhile.
 */
export function DeskShell({ groups, now: first, memberId, me, newStory, signOut, children }: ShellProps) {
  const [path, router] = [usePathname(), useRouter()];
  const now = useDeskNow(first, path);
  const { isOpen, setOpen, button } = useMenu(path);
  const [single, setSingle] = useSingleKeys();
  const [palette, help] = [useRef<HTMLDialogElement>(null), useRef<HTMLDialogElement>(null)];
  const openPalette = useCallback(() => palette.current?.showModal(), [palette]);
  const places = useMemo(() => groups.flatMap((group) => group.places), [groups]);
  const hrefs = useMemo(() => places.map(({ href }) => href), [places]);
  const shortcuts = useMemo(() => shellShortcuts(hrefs), [hrefs]);
  const begin = useCallback(() => startTransition(newStory), [newStory]);

  const carryOut = useCallback(
    ({ href, act }: Shortcut) => {
      if (href) router.push(href);
      else if (act === 'palette') openPalette();
      else if (act === 'help') help.current?.showModal();
      else begin();
    },
    [router, openPalette, help, begin],
  );
  useShortcuts(shortcuts, single, carryOut);

  const items: Item[] = places.map(({ href, words }) => ({ href, title: words, ...keysOf({ href }) }));
  const acts: Item[] = [
    { title: 'New story', run: begin, ...keysOf({ act: 'new story' }) },
    ...(hrefs.includes('/admin/briefings') ? [{ title: 'New edition', href: '/admin/briefings' }] : []),
    { title: 'View site', run: () => location.assign('/') },
    { title: 'Switch between light and dark', run: changeTheme },
    { title: 'Keyboard shortcuts', run: () => help.current?.showModal(), ...keysOf({ act: 'help' }) },
    { title: 'Sign out', run: () => startTransition(signOut) },
  ];

  return (
    <ShellContext value={useMemo(() => ({ now, openPalette }), [now, openPalette])}>
      <a className="skip" href="#main" inert={isOpen}>
        Skip to content
      </a>
      <div className="desk">
        <button
          ref={button}
          type="button"
          className="cbtn cbtn--i side__menu"
          aria-expanded={isOpen}
          aria-controls="side"
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name={isOpen ? 'cross' : 'menu'} />
          <span className="vh">Menu</span>
        </button>
        <Side groups={groups} counts={now.counts} path={path} me={me} isOpen={isOpen} />
        <div inert={isOpen}>{children}</div>
      </div>
      <Palette dialog={palette} places={items} acts={acts} memberId={memberId} />
      <ShortcutsHelp dialog={help} places={hrefs} single={single} onSingle={setSingle} />
    </ShellContext>
  );
}

/** The keys that the table has for this, so that the palette teaches them. */
function keysOf({ href, act }: Pick<Shortcut, 'href' | 'act'>): { keys?: string[] } {
  const all = SHORTCUT_GROUPS.flatMap(({ shortcuts }) => shortcuts);
  const found = all.find((shortcut) => shortcut.href === href && shortcut.act === act);
  return found ? { keys: found.keys } : {};
}
