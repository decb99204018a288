'use client';

import { Icon } from '@/components/ui/icon';

/** Switches between light and dark and remembers it in this browser. */
export function changeTheme(): void {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.dataset.theme = (root.dataset.theme ?? system) === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem('theme', root.dataset.theme);
  } catch {
    // Without storage the choice lasts for this page.
  }
}

/** The button that does it. */
export function ThemeButton() {
  return (
    <button
      type="button"
      className="cbtn cbtn--quiet cbtn--i"
      aria-label="Switch between light and dark"
      onClick={changeTheme}
    >
      <Icon name="theme" />
    </button>
  );
}
