import { useCallback, useState, useSyncExternalStore } from 'react';

const KEY = 'desk-single-keys';
const CHANGED = 'desk-single-keys-changed';

/**
 * Whether keys that are pressed alone do something, as somebody chose in this browser: WCAG 2.1.4 lets them turn it off. Until
 * that is known they do nothing.
 */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const stored = useSyncExternalStore(listen, read, () => undefined);
  // Without storage the choice lasts for this page.
  const [chosen, setChosen] = useState(true);
  const choose = useCallback((on: boolean) => {
    setChosen(on);
    try {
      localStorage.setItem(KEY, on ? 'on' : 'off');
    } catch {
      return;
    }
    dispatchEvent(new Event(CHANGED));
  }, []);
  return [stored === 'nowhere' ? chosen : stored === 'on', choose];
}

function listen(changed: () => void): () => void {
  for (const event of [CHANGED, 'storage']) addEventListener(event, changed);
  return () => {
    for (const event of [CHANGED, 'storage']) removeEventListener(event, changed);
  };
}

function read(): 'on' | 'off' | 'nowhere' {
  try {
    return localStorage.getItem(KEY) === 'off' ? 'off' : 'on';
  } catch {
    return 'nowhere';
  }
}
