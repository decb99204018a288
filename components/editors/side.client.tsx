'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';

type Place = { href: string; words: string; icon: 'home' | 'shelf' | 'page' | 'people' | 'list' | 'key' };

type SideProps = { groups: { title?: string; places: Place[] }[]; me: ReactNode };

/** The sidebar of the desk. On a narrow screen it opens from the menu button; Escape closes it and gives the focus back. */
export function Side({ groups, me }: SideProps) {
  const [isOpen, setOpen] = useState(false);
  const path = usePathname();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => setOpen(false), [path]);
  useEffect(() => {
    if (!isOpen) return;
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, [isOpen]);
  return (
    <>
      <div className="side__bar">
        <button
          ref={button}
          type="button"
          className="cbtn cbtn--i"
          aria-expanded={isOpen}
          aria-controls="side"
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name={isOpen ? 'cross' : 'menu'} />
          <span className="vh">Menu</span>
        </button>
        <span>The desk</span>
      </div>
      <nav id="side" className={isOpen ? 'side is-open' : 'side'} aria-label="Desk">
        <Link className="side__brand" href="/admin">
          <b aria-hidden="true">5</b>The desk
        </Link>
        {groups.map(({ title, places }) => (
          <div key={title ?? ''}>
            {title && <h2>{title}</h2>}
            <ul className="plain-list">
              {places.map(({ href, words, icon }) => (
                <li key={href}>
                  <Link href={href} prefetch={false} aria-current={isHere(href, path) ? 'page' : undefined}>
                    <Icon name={icon} />
                    {words}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
        {me}
      </nav>
    </>
  );
}

const isHere = (href: string, path: string) => (href === '/admin' ? path === href : path.startsWith(href));
