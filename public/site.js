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
  // Says once that this page is being read: its path, from which edition's mail if it was from one, and nothing about who reads
  // it. Then that is taken out of the address, so that nobody passes it on. The site keeps a number for each day
  // (lib/page-views.ts). Only the page itself counts, not a copy or a preview of it, and only once it is seen.
  function count() {
    if (document.visibilityState !== 'visible' || document.prerendering) return;
    document.removeEventListener('visibilitychange', count);
    const from = /^\?via=mail-\d{1,6}$/.exec(location.search)?.[0] ?? '';
    navigator.sendBeacon?.('/views', location.pathname + from);
    if (from) history.replaceState(history.state, '', location.pathname + location.hash);
  }
  const mayCount = navigator.doNotTrack !== '1' && !navigator.globalPrivacyControl;
  const isCounted = /^\/(stories|briefings)\/[^/]+$/.test(location.pathname);
  if (mayCount && isCounted && canonical && new URL(canonical).pathname === location.pathname) {
    document.addEventListener('visibilitychange', count);
    count();
  }

  // Signing up without leaving the page. The form works without: it leads to the page whose band is put in here in place of
  // this one. The stamp says when the form was begun; one that is too young is waited for, as the server would refuse it.
  const YOUNG = 1600;
  let begun;
  const begin = () =>
    (begun ??= fetch('/newsletter/stamp', { cache: 'no-store' })
      .then(async (answer) => (answer.ok ? { ...(await answer.json()), at: performance.now() } : Promise.reject()))
      .catch(() => (begun = undefined)));
  addEventListener('focusin', (event) => {
    if (event.target.closest?.('[data-sends="sign-up"]')) void begin();
  });

  addEventListener('submit', (event) => {
    const form = event.target;
    if (form.dataset.sends !== 'sign-up') return;
    event.preventDefault();
    const button = form.querySelector('[type=submit]');
    if (button.getAttribute('aria-busy') !== 'true') void signUp(form, button);
  });

  async function signUp(form, button) {
    const rest = busy(form, button);
    try {
      const { stamp, at, work } = (await begin()) ?? {};
      const { elements } = form;
      if (stamp && !elements.stamp.value) elements.stamp.value = stamp;
      if (stamp) {
        elements.proof.value = await worked(`${elements.stamp.value}:${elements.email.value}`, work);
        await new Promise((done) => setTimeout(done, Math.max(0, YOUNG - (performance.now() - at))));
      }
      const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const next = page.querySelector('[data-sign-up]');
      if (!answer.ok || !next) throw new Error('no answer');
      form.closest('[data-sign-up]').replaceWith(document.adoptNode(next));
      (next.querySelector('[name=email]') ?? next.querySelector('[tabindex="-1"]')).focus();
    } catch {
      rest();
      const failed = form.querySelector('[data-failed]');
      form.querySelector('.error')?.remove();
      failed.parentElement.append(failed.content.cloneNode(true));
      form.elements.email.focus();
    }
  }

  // The number for which the hash begins with so many zero bits, where the site asks for it (lib/newsletter/work.ts).
  async function worked(words, bits) {
    const encoder = new TextEncoder();
    for (let number = 0; bits > 0 && globalThis.crypto?.subtle; number++) {
      const hash = new DataView(await crypto.subtle.digest('SHA-256', encoder.encode(`${words}:${number}`)));
      if (hash.getUint32(0) >>> (32 - bits) === 0) return String(number);
    }
    return '';
  }

  // From pressing until the answer: the field is read-only, and the button keeps its width and says what it does.
  function busy(form, button) {
    const words = button.textContent;
    form.elements.email.readOnly = true;
    button.style.minWidth = `${button.offsetWidth}px`;
    button.setAttribute('aria-busy', 'true');
    const spinner = Object.assign(document.createElement('span'), { className: 'spin' });
    spinner.setAttribute('aria-hidden', 'true');
    button.replaceChildren(spinner, button.dataset.busy);
    return () => {
      form.elements.email.readOnly = false;
      button.removeAttribute('aria-busy');
      button.textContent = words;
    };
  }

  label();
  if (!navigator.share) document.querySelectorAll('[data-does="share"]').forEach((button) => button.remove());
  navigator.serviceWorker?.register('/sw.js').catch(() => {
    // Without it the site works as long as there is a connection.
  });
})();
