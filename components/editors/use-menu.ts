import { useEffect, useRef, useState } from 'react';

/** The width from which the places always stand at the side; components/editors/shell.css has the same. */
const WIDE = '(width > 62rem)';

/** Whether the places are open on a narrow screen. A new page, Escape and a screen that grows wide close them. */
export function useMenu(path: string) {
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
