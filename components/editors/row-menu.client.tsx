'use client';

import { useRef, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';

/** What else can be done in a row, behind a button. It closes when the focus goes elsewhere, and with Escape. */
export function RowMenu({ name, children }: { name: string; children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const button = useRef<HTMLElement>(null);
  const closeIfLeft = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget && !menu.current!.contains(relatedTarget)) menu.current!.open = false;
  };
  const closeAtEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu.current!.open) return;
    menu.current!.open = false;
    button.current!.focus();
  };
  return (
    // What is heard here comes from the buttons inside.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <details ref={menu} className="row-menu" name="row-menu" onBlur={closeIfLeft} onKeyDown={closeAtEscape}>
      <summary ref={button} className="cbtn cbtn--quiet cbtn--i">
        <Icon name="more" />
        <span className="vh">More for {name}</span>
      </summary>
      <div className="row-menu__acts">{children}</div>
    </details>
  );
}
