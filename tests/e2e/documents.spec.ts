import { expect, PAGES, test } from './reader';

for (const [name, path] of Object.entries(PAGES)) {
  test(`the ${name} is a document: no script but ours`, async ({ page }) => {
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(scripts).toEqual(['/site.js']);
    const inline = await page.evaluate(() =>
      [...document.scripts]
        .filter((script) => !script.src && script.type !== 'application/ld+json')
        .map((script) => script.text),
    );
    expect(inline.join('').length).toBeLessThan(500);
  });
}

test('the policy of a page lets no other script run', async ({ context }) => {
  // A page without our usual watch: here an error in the console is what we want.
  const page = await context.newPage();
  await page.goto('/');
  const ran = await page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', () => resolve('refused'));
        const script = document.createElement('script');
        script.textContent = 'document.title = "hacked"';
        document.head.append(script);
        if (document.title === 'hacked') resolve('ran');
      }),
  );
  expect(ran).toBe('refused');
});

test('a reader who has the page is told so, and encodings are served as asked', async ({ request }) => {
  const path = PAGES.story;
  const first = await request.get(path);
  expect(first.headers()['content-encoding']).toBe('br');
  const again = await request.get(path, { headers: { 'if-none-match': first.headers().etag! } });
  expect(again.status()).toBe(304);
  const plain = await request.get(path, { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers()['content-encoding']).toBeUndefined();
  expect(await plain.text()).toBe(await first.text());
  const gzip = await request.get(path, { headers: { 'accept-encoding': 'br;q=0, gzip' } });
  expect(gzip.headers()['content-encoding']).toBe('gzip');
  expect(await gzip.text()).toBe(await first.text());
});

test('a page answers GET and HEAD and nothing else', async ({ request }) => {
  const head = await request.head('/');
  expect(head.status()).toBe(200);
  expect(await head.text()).toBe('');
  expect((await request.post('/', { data: {} })).status()).toBe(405);
  expect((await request.delete(PAGES.story)).status()).toBe(405);
});
