import { useEffect, useState } from 'react';

const KEY = 'desk-single-keys';

/** Whether keys that are pressed alone do something, as somebody chose in this browser: WCAG 2.1.4 lets them turn it off. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const [isOn, setOn] = useState(true);
  useEffect(() => {
    try {
      setOn(localStorage.getItem(KEY) !== 'off');
    } catch {
      // Without storage they are on.
    }
  }, []);
  const choose = (on: boolean) => {
    setOn(on);
    try {
      localStorage.setItem(KEY, on ? 'on' : 'off');
    } catch {
      // Without storage the choice lasts for this page.
    }
  };
  return [isOn, choose];
}
