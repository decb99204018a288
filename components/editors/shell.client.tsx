'use client';

import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { usePathname } from 'next/navigation';
import { Icon } from '@/components/ui/icon';
import type { DeskNow } from '@/lib/briefings/desk-now';
import { Side, type Group } from './side';

/** What every page of the desk may ask of its shell. */
type Shell = { now: DeskNow };

const ShellContext = createContext<Shell | undefined>(undefined);

/** The shell around this page, or nothing where the shell itself could not be drawn. */
export const useShell = () => useContext(ShellContext);

type ShellProps = { groups: Group[]; now: DeskNow; me: ReactNode; children: ReactNode };

/**
 * The frame of the desk: the places at the side, the page beside them. On a narrow screen the places open from the menu
 * button over the page, which cannot be reached meanwhile; Escape closes them and gives the focus back.
 */
export function DeskShell({ groups, now: first, me, children }: ShellProps) {
  const path = usePathname();
  const now = useDeskNow(first, path);
  const { isOpen, setOpen, button } = useMenu(path);
  const shell = useMemo(() => ({ now }), [now]);
  return (
    <ShellContext value={shell}>
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
    </ShellContext>
  );
}

/** The width from which the places always stand at the side; components/editors/shell.css has the same. */
const WIDE = '(width > 62rem)';

/** Whether the places are open on a narrow screen. A new page, Escape and a screen that grows wide close them. */
function useMenu(path: string) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => setOpen(false), [path]);
  useEffect(() => {
    if (!isOpen) return;
    const listening = new AbortController();
    const { signal } = listening;
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    addEventListener('keydown', escape, { signal });
    matchMedia(WIDE).addEventListener('change', () => setOpen(false), { signal });
    return () => listening.abort();
  }, [isOpen]);
  return { isOpen, setOpen, button };
}

const EVERY = 60_000;

/** Who is here and how much there is to do: as the page came, and asked for again with each new page and each minute. */
function useDeskNow(first: DeskNow, path: string): DeskNow {
  const [now, setNow] = useState(first);
  const isFirst = useRef(true);
  useEffect(() => setNow(first), [first]);
  useEffect(() => {
    const leaving = new AbortController();
    const ask = async () => {
      if (document.visibilityState === 'hidden') return;
      try {
        const response = await fetch('/api/desk/now', { signal: leaving.signal });
        if (response.ok) setNow((await response.json()) as DeskNow);
      } catch {
        // Without a connection what is shown stays; the next minute asks again.
      }
    };
    if (!isFirst.current) void ask();
    isFirst.current = false;
    const timer = setInterval(() => void ask(), EVERY);
    return () => {
      clearInterval(timer);
      leaving.abort();
    };
  }, [path]);
  return now;
}
