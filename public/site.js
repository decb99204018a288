// The enhancements of a reader page. All of it reads and works without this file.
(() => {
  const root = document.documentElement;
  const dark = () =>
    (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const label = () =>
    document
      .querySelectorAll('[data-does="theme"]')
      .forEach((button) => button.setAttribute('aria-label', `Switch to ${dark() ? 'light' : 'dark'} theme`));

  const canonical = document.querySelector('link[rel=canonical]')?.href;
  const address = () => canonical ?? location.href;

  const acts = {
    theme() {
      root.dataset.theme = dark() ? 'light' : 'dark';
      try {
        localStorage.setItem('theme', root.dataset.theme);
      } catch {
        // Without storage the choice lasts for this page.
      }
      label();
    },
    print: () => print(),
    async share() {
      try {
        await navigator.share({ title: document.title, url: address() });
      } catch {
        // The reader thought better of it.
      }
    },
    async copy(button) {
      const before = button.dataset.label ?? (button.dataset.label = button.lastChild.textContent);
      try {
        await navigator.clipboard.writeText(address());
        button.lastChild.textContent = 'Link copied';
      } catch {
        button.lastChild.textContent = 'Copy the address above';
      }
      setTimeout(() => (button.lastChild.textContent = before), 3000);
    },
  };

  addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-does]');
    if (button) acts[button.dataset.does]?.(button);
  });
  // Says once that this page is being read: its path, and nothing about who reads it. The site keeps a number for each day
  // (lib/page-views.ts). Only the page itself counts, not a copy or a preview of it, and only once it is seen.
  function count() {
    if (document.visibilityState !== 'visible' || document.prerendering) return;
    document.removeEventListener('visibilitychange', count);
    navigator.sendBeacon?.('/views', location.pathname);
  }
  const mayCount = navigator.doNotTrack !== '1' && !navigator.globalPrivacyControl;
  const isCounted = /^\/(stories|briefings)\/[^/]+$/.test(location.pathname);
  if (mayCount && isCounted && canonical && new URL(canonical).pathname === location.pathname) {
    document.addEventListener('visibilitychange', count);
    count();
  }

  label();
  if (!navigator.share) document.querySelectorAll('[data-does="share"]').forEach((button) => button.remove());
  navigator.serviceWorker?.register('/sw.js').catch(() => {
    // Without it the site works as long as there is a connection.
  });
})();
