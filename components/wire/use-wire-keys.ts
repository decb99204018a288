import { useLayoutEffect, type RefObject } from 'react';
import { useSingleKeys } from '@/components/editors/use-single-keys';

const TYPING = 'input:not([type="checkbox"]), textarea, select, dialog';

/**
 * The keys of the wire: each presses a button of the form (`aria-keyshortcuts`), or moves in the list. They are off while somebody types,
 * with Ctrl or Command, and for those who turned single keys off (WCAG 2.1.4); it says whether they are on.
 */
export function useWireKeys(form: RefObject<HTMLFormElement | null>): boolean {
  const [isOn] = useSingleKeys();
  useLayoutEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      if (ctrlKey || metaKey || altKey || event.defaultPrevented || event.repeat) return;
      if (target instanceof Element && target.closest(TYPING)) return;
      if (document.querySelector('dialog[open]')) return;
      const pressed = key === 'd' ? 'x' : key === 'a' ? 's' : key;
      const button = form.current?.querySelector<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(pressed)}"]`);
      if (button) button.click();
      else if (!move(pressed)) return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [form, isOn]);
  return isOn;
}

/** Says whether the key was one of those that move in the list, open or select. */
function move(key: string): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-cluster]')];
  const at = rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
  const current = rows[at];
  switch (key) {
    case 'j':
    case 'k': {
      const next = rows[at < 0 ? 0 : at + (key === 'j' ? 1 : -1)];
      next?.scrollIntoView({ block: 'nearest' });
      next?.focus();
      next?.click();
      return true;
    }
    case 'o':
      document.querySelector<HTMLElement>('.src a')?.focus();
      return true;
    case 'v':
      current?.parentElement?.querySelector('input')?.click();
      return true;
    default:
      return false;
  }
}
