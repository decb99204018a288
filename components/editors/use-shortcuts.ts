import { useEffect, useRef } from 'react';
import type { Shortcut } from './shortcut-groups';
import { hear, isSingleKey, keyName } from './shortcuts';

/** Milliseconds in which the second key of two must follow. */
const PATIENCE = 1500;

const TYPING = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"]';

/** Whether keys belong to something else now: a text that is written, or a dialog that is open. */
function isTaken(event: KeyboardEvent, alone: boolean): boolean {
  if (event.defaultPrevented || event.isComposing || event.repeat) return true;
  if (document.querySelector('dialog[open]')) return true;
  return alone && event.target instanceof Element && event.target.closest(TYPING) !== null;
}

/** Listens for the shortcuts of the shell. With `single` false only those with Ctrl or Command are heard (WCAG 2.1.4). */
export function useShortcuts(shortcuts: Shortcut[], single: boolean, carryOut: (shortcut: Shortcut) => void): void {
  const pending = useRef<{ keys: string[]; at: number }>({ keys: [], at: 0 });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const name = keyName(event);
      if (!name || isTaken(event, !name.startsWith('Mod+'))) return;
      const { keys, at } = pending.current;
      const begun = event.timeStamp - at < PATIENCE ? keys : [];
      const known = single ? shortcuts : shortcuts.filter((shortcut) => !isSingleKey(shortcut));
      const heard = hear(begun, name, known);
      pending.current = { keys: heard.pending, at: event.timeStamp };
      if (!heard.shortcut) return;
      event.preventDefault();
      carryOut(heard.shortcut);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [shortcuts, single, carryOut]);
}
