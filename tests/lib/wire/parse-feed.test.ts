import { describe, expect, test } from 'vitest';
import { parseFeed } from '@/lib/wire/parse-feed';
import { HOSTILE_DOCTYPES, atom, item, rss } from '../../fixtures/feeds';

const URL_OF_FEED = 'https://news.example/folder/feed.xml';

const read = (body: string | Uint8Array, contentType = 'application/rss+xml') =>
  parseFeed({ body: typeof body === 'string' ? Buffer.from(body) : body, contentType, url: URL_OF_FEED });

const first = (body: string | Uint8Array, contentType?: string) => read(body, contentType)?.items[0];

describe('every format is read', () => {
  const one = { title: 'One', url: 'https://news.example/1', publishedAt: new Date('2026-03-09T08:00:00Z') };
  const date = '<pubDate>Mon, 09 Mar 2026 08:00:00 GMT</pubDate>';
  const cases: Record<string, string> = {
    'RSS 0.91': `<rss version="0.91"><channel><item><title>One</title><link>https://news.example/1</link>${date}</item></channel></rss>`,
    'RSS 2.0': rss(item(`<title>One</title><link>https://news.example/1</link>${date}`)),
    'RSS 1.0': `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel/><item><title>One</title><link>https://news.example/1</link><dc:date>2026-03-09T08:00Z</dc:date></item></rdf:RDF>`,
    'Atom 0.3': `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>One</title><link rel="alternate" href="https://news.example/1"/><issued>2026-03-09T09:00:00+01:00</issued></entry></feed>`,
    'Atom 1.0': atom(
      '<entry><title>One</title><link rel="enclosure" href="https://x.example/a.mp3"/><link href="https://news.example/1"/><published>2026-03-09T08:00:00Z</published></entry>',
    ),
    'JSON Feed': JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      items: [{ id: 7, title: 'One', url: 'https://news.example/1', date_published: '2026-03-09T03:00:00-05:00' }],
    }),
  };

  test.each(Object.entries(cases))('%s', (_, body) => {
    expect(read(body)?.items).toEqual([expect.objectContaining(one)]);
  });
});

test.each([
  ['nothing at all', ''],
  ['a page', '<!doctype html><html><head><title>Not found</title></head><body>404</body></html>'],
  ['broken JSON', '{"items": 3'],
  ['other JSON', '{"ok": true}'],
  ['words', 'Hello'],
  ['tags without end', '<a>'.repeat(200_000)],
])('no feed is made of %s', (_, body) => {
  expect(read(body)).toBeUndefined();
});

describe('what is not as it should be is mended', () => {
  test.each<[string, string, string]>([
    ['tags in a title', '<title>&lt;b&gt;Big&lt;/b&gt; news &amp;amp; more</title>', 'Big news & more'],
    ['tags in CDATA', '<title><![CDATA[<i>Big</i> news]]></title>', 'Big news'],
    ['a bare ampersand', '<title>M&S and B&Q</title>', 'M&S and B&Q'],
    ['a bare less-than', '<title>Margins < 5% for Asda</title>', 'Margins < 5% for Asda'],
    ['names of HTML signs', '<title>Caf&eacute;&nbsp;chain &mdash; sold</title>', 'Café chain — sold'],
    ['too much escaping', '<title>It&amp;amp;#8217;s &amp;amp;amp; was</title>', 'It’s & was'],
    ['a tag that nobody closed', '<title>Big <b>news</title>', 'Big news'],
    ['blanks and lines', '<title>\n  Big\t news \n</title>', 'Big news'],
    ['signs that XML forbids', '<title>Big\u0008 ne\u0000ws</title>', 'Big news'],
    ['signs that turn the line', '<title>Big \u202Eswen\u202C\u200B</title>', 'Big swen'],
    ['no title but a text', '<description>&lt;p&gt;Big news.&lt;/p&gt;</description>', 'Big news.'],
    ['nothing but an address', '<link>https://news.example/big-news</link>', 'news.example/big-news'],
  ])('%s', (_, inside, title) => {
    expect(first(rss(item(inside)))?.title).toBe(title);
  });

  test('a feed that breaks off keeps what came', () => {
    const whole = rss(item('<title>One</title>') + item('<title>Two</title>') + item('<title>Three</title>'));
    expect(read(whole.slice(0, whole.indexOf('Three')))?.items.slice(0, 2)).toMatchObject([
      { title: 'One' },
      { title: 'Two' },
    ]);
  });

  test('words before the feed', () => {
    expect(first(`Warning: mysql_connect() in /www/x.php\n${rss(item('<title>One</title>'))}`)?.title).toBe('One');
  });

  test('titles of Atom 0.3 in Base64, and addresses where they do not belong', () => {
    const entry =
      '<entry><title mode="base64">QmlnIDxiPm5ld3M8L2I+</title><link rel="alternate">https://news.example/1</link></entry>';
    expect(first(`<feed version="0.3" xmlns="http://purl.org/atom/ns#">${entry}</feed>`)).toMatchObject({
      title: 'Big news',
      url: 'https://news.example/1',
    });
  });

  test('an address in the id, if it may be one', () => {
    expect(first(rss(item('<guid>https://news.example/1</guid><title>A</title>')))?.url).toBe('https://news.example/1');
    expect(
      first(rss(item('<guid isPermaLink="false">https://news.example/1</guid><title>A</title>')))?.url,
    ).toBeUndefined();
  });
});

test.each([
  ['//news.example/p', 'https://news.example/p'],
  ['/path', 'https://news.example/path'],
  ['next', 'https://news.example/folder/next'],
  ['  https://news.example/spaced  ', 'https://news.example/spaced'],
  ['https://news.example/ünï/with space', 'https://news.example/%C3%BCn%C3%AF/with%20space'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,&lt;script>', undefined],
  ['file:///etc/passwd', undefined],
  ['https://user:secret@news.example/', undefined],
])('the link "%s" leads to %s', (link, url) => {
  expect(first(rss(item(`<title>A</title><link>${link}</link>`)))?.url).toBe(url);
});

test('relative links belong to xml:base where there is one', () => {
  const entry = '<entry xml:base="2026/"><title>A</title><link href="a"/></entry>';
  const feed = atom(entry).replace('<feed', '<feed xml:base="https://other.example/blog/"');
  expect(first(feed)?.url).toBe('https://other.example/blog/2026/a');
});

describe('ids', () => {
  test('that are missing are made of the address, or of the words', () => {
    const feed = read(rss(item('<title>A</title><link>https://news.example/a</link>') + item('<title>B</title>')));
    expect(feed?.items.map(({ guid }) => guid)).toEqual(['https://news.example/a', 'B\n']);
  });

  test('that several items share give way to their addresses', () => {
    const shared = (path: string) =>
      item(`<guid>1</guid><title>${path}</title><link>https://news.example/${path}</link>`);
    const feed = read(rss(shared('a') + shared('b')));
    expect(feed?.items.map(({ guid }) => guid)).toEqual(['https://news.example/a', 'https://news.example/b']);
  });

  test('of any length are kept short', () => {
    const ids = ['x', 'y'].map(
      (end) => first(rss(item(`<title>A</title><guid>${'a'.repeat(5000)}${end}</guid>`)))!.guid,
    );
    expect(ids[0]!.length).toBeLessThan(100);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

describe('encodings', () => {
  const xml = (label: string) => `<?xml version="1.0" encoding="${label}"?>`;
  const latin = (text: string) => Buffer.from(text, 'latin1');
  const titled = (title: string, label?: string) =>
    rss(item(`<title>${title}</title>`), { xml: label === undefined ? '' : xml(label) });
  const wide = Buffer.from(titled('Müller', 'utf-16'), 'utf16le');

  test.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from(titled('Müller', 'utf-8')), 'text/xml'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${titled('Müller')}`), 'text/xml; charset=iso-8859-1'],
    ['Latin-1 as declared', latin(titled('Müller', 'ISO-8859-1')), 'text/xml'],
    ['Latin-1 by the header', latin(titled('Müller')), 'text/xml; charset="ISO-8859-1"'],
    ['Latin-1 that says UTF-8', latin(titled('Müller', 'utf-8')), 'text/xml; charset=utf-8'],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), wide]), 'text/xml'],
    ['UTF-16 without', wide, 'text/xml'],
    ['UTF-16, the other way round', Buffer.from(wide).swap16(), 'text/xml'],
    ['UTF-8 that says UTF-16', Buffer.from(titled('Müller', 'utf-16')), 'text/xml'],
    ['UTF-8 that says what there is not', Buffer.from(titled('Müller', 'klingon')), 'text/xml; charset=nonsense'],
  ])('%s', (_, body, contentType) => {
    expect(first(body, contentType)?.title).toBe('Müller');
  });

  test('one wrong byte spoils no other', () => {
    const [before, after] = titled('Zoë, naïve, Müller|x').split('|') as [string, string];
    const body = Buffer.concat([Buffer.from(before), Buffer.from([0xe9]), Buffer.from(after)]);
    expect(first(body)?.title).toBe('Zoë, naïve, Müller\uFFFDx');
  });
});

describe('nothing can run, be fetched or grow', () => {
  test.each(Object.entries(HOSTILE_DOCTYPES))('a document type with a %s is dropped', (_, xml) => {
    const found = first(rss(item('<title>A &lol9; b</title>'), { xml }));
    expect(found?.title).toBe('A &lol9; b');
  });

  test.each([
    '<script>alert(1)</script>Words',
    '&lt;script&gt;alert(1)&lt;/script&gt;Words',
    '&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;Words',
    '<![CDATA[<img src=x onerror=alert(1)>Words]]>',
    '<![CDATA[<svg onload="alert(1)"><style>*{}</style></svg>Words]]>',
    '<![CDATA[<iframe src="javascript:alert(1)"></iframe><a href="javascript:alert(1)">Words</a>]]>',
    '<![CDATA[<scr<script>ipt>alert(1)</scr</script>ipt>Words]]>',
  ])('%s', (text) => {
    const found = first(rss(item(`<title>${text}</title><description>${text} and more</description>`)));
    expect(found?.title).toContain('Words');
    expect(JSON.stringify(found)).not.toMatch(/<\w|javascript:|onerror|onload/);
  });

  test('what is long is cut, what is many too', () => {
    const long = 'word '.repeat(400);
    const feed = read(rss(item(`<title>${long}</title><description>${long}</description>`).repeat(600)))!;
    expect(feed.items).toHaveLength(500);
    expect(feed.items[0]!.title.length).toBeLessThanOrEqual(300);
    expect(feed.items[0]!.summary.length).toBeLessThanOrEqual(1000);
  });

  test.each([
    ['<', 400_000],
    ['<![CDATA[', 100_000],
    ['<!DOCTYPE [', 100_000],
    ['&lt;', 200_000],
    ['<item><title>', 20_000],
    ['&#x', 200_000],
    ['<!--', 200_000],
    ['<a b="', 100_000],
  ])('"%s" again and again takes no long time', (piece, times) => {
    const begun = performance.now();
    read(rss(item(`<title>A</title><description>${piece.repeat(times)}</description>`)));
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});
