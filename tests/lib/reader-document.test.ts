import { expect, test } from 'vitest';
import { readerDocument } from '@/lib/reader-document';

test.each([
  { what: 'a script of the framework', html: '<p>a</p><script src="/_next/x.js" async=""></script><p>b</p>' },
  { what: 'the copy of the page', html: '<p>a</p><script>self.__next_f.push([1,"\\u003c/script>"])</script><p>b</p>' },
  { what: 'a preload of a script', html: '<p>a</p><link rel="preload" as="script" href="/_next/x.js"/><p>b</p>' },
  { what: 'a script over several lines', html: '<p>a</p><script id="x">\n1\n</script><p>b</p>' },
  { what: 'marks between texts', html: '<p>a<!-- --></p><!--$--><p>b</p><!--/$-->' },
])('$what is left out', ({ html }) => {
  expect(readerDocument(html).html).toBe('<p>a</p><p>b</p>');
});

test.each([
  '<script data-document="true">1</script>',
  '<script data-document="true" src="/site.js" defer=""></script>',
  '<link rel="preload" href="/x.woff2" as="font"/>',
  '<link rel="stylesheet" href="/x.css"/>',
  '<p>a &lt;script&gt; in a headline &lt;!-- and a comment --&gt;</p>',
])('%s stays', (html) => {
  expect(readerDocument(html).html).toBe(html);
});

test('the policy lets the inline scripts of the document run, and no other', () => {
  const { contentSecurityPolicy } = readerDocument('<script data-document>1</script><script>2</script>');
  // printf 1 | openssl dgst -sha256 -binary | base64
  expect(contentSecurityPolicy).toContain("script-src 'self' 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s=';");
  expect(contentSecurityPolicy).toContain("default-src 'none'");
});

test.each(['<template id="B:0"></template>', '<div hidden id="S:0">late</div>'])(
  'a page sent in pieces (%s) is refused, for it could never be finished',
  (piece) => {
    expect(() => readerDocument(`<p>a</p>${piece}`)).toThrow('sent in pieces');
  },
);
