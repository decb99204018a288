// The enhancements of a reader page. All of it reads and works without this file.
(() => {
  const root = document.documentElement;
  const dark = () =>
    (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const label = () =>
    document
      .querySelectorAll('[data-does="theme"]')
      .forEach((button) => button.setAttribute('aria-label', `Switch to ${dark() ? 'light' : 'dark'} theme`));

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
    async copy(button) {
      const before = button.dataset.label ?? (button.dataset.label = button.lastChild.textContent);
      try {
        await navigator.clipboard.writeText(document.querySelector('link[rel=canonical]')?.href ?? location.href);
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
  label();
})();
