// Lets readers open what they have read before without a connection. Online, every page comes from the network.
const PAGES = 'pages-1';
const FILES = 'files-1';
const OFFLINE = '/offline';
const MOST_PAGES = 30;

addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(caches.open(PAGES).then((cache) => cache.add(OFFLINE)));
});

addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await registration.navigationPreload?.enable();
      for (const name of await caches.keys()) if (![PAGES, FILES].includes(name)) await caches.delete(name);
      await clients.claim();
    })(),
  );
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isPrivate = /^\/(admin|api|preview)(\/|$)|^\/newsletter\/./.test(pathname);
  if (request.method !== 'GET' || origin !== location.origin || isPrivate) return;
  if (request.mode === 'navigate') event.respondWith(page(event));
  // The name of a file of the build changes with its content.
  else if (pathname.startsWith('/_next/static/') || pathname === '/site.js') event.respondWith(file(request));
});

async function page(event) {
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request));
    if (response.ok && !response.redirected) event.waitUntil(remember(event.request, response.clone()));
    return response;
  } catch {
    const cache = await caches.open(PAGES);
    return (await cache.match(event.request)) ?? (await cache.match(OFFLINE)) ?? Response.error();
  }
}

async function remember(request, response) {
  if (!response.headers.get('content-type')?.startsWith('text/html')) return;
  const cache = await caches.open(PAGES);
  await cache.delete(request);
  await cache.put(request, response);
  const kept = (await cache.keys()).filter(({ url }) => new URL(url).pathname !== OFFLINE);
  for (const oldest of kept.slice(0, Math.max(0, kept.length - MOST_PAGES))) await cache.delete(oldest);
}

async function file(request) {
  const cache = await caches.open(FILES);
  try {
    const isBuilt = request.url.includes('/_next/static/');
    const known = isBuilt && (await cache.match(request));
    if (known) return known;
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch {
    return (await cache.match(request)) ?? Response.error();
  }
}
