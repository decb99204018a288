import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { addressHash, parseAddress } from '@/lib/newsletter/address';

describe('addresses that mail can reach', () => {
  test.each([
    ['reader@example.com', 'reader@example.com', 'example.com'],
    ['  Reader@Example.COM \n', 'reader@example.com', 'example.com'],
    ['ada+news@example.com', 'ada+news@example.com', 'example.com'],
    ['a.d.a@example.com', 'a.d.a@example.com', 'example.com'],
    ["o'neill@example.ie", "o'neill@example.ie", 'example.ie'],
    ['!#$%&*+/=?^_`{|}~-@example.com', '!#$%&*+/=?^_`{|}~-@example.com', 'example.com'],
    ['1@2.example', '1@2.example', '2.example'],
    ['jörg@example.de', 'jörg@example.de', 'example.de'],
    ['jo\u0308rg@example.de', 'jörg@example.de', 'example.de'],
    ['用户@例え.テスト', '用户@xn--r8jz45g.xn--zckzah', 'xn--r8jz45g.xn--zckzah'],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example', 'xn--bcher-kva.example'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`, 'example.com'],
    [`a@${'b'.repeat(63)}.example`, `a@${'b'.repeat(63)}.example`, `${'b'.repeat(63)}.example`],
  ])('%s', (given, address, domain) => {
    expect(parseAddress(given)).toMatchObject({ ok: true, address, domain });
  });

  test('mail is addressed as it was written, to the domain in its plain spelling', () => {
    expect(parseAddress('Ada.L@BÜCHER.example')).toMatchObject({ email: 'Ada.L@bücher.example' });
    expect(parseAddress('ada@ｅｘａｍｐｌｅ.com')).toMatchObject({ email: 'ada@example.com' });
  });

  test('tags and dots make other addresses, capitals and spellings of one letter do not', () => {
    const compared = (given: string) => (parseAddress(given) as { address: string }).address;
    expect(new Set(['ada@example.com', 'ada+a@example.com', 'a.da@example.com'].map(compared)).size).toBe(3);
    expect(compared('ADA@EXAMPLE.COM')).toBe(compared('ada@example.com'));
    expect(compared('É@example.com')).toBe(compared('e\u0301@example.com'));
  });
});

describe('what is no address', () => {
  test.each([
    ['', /Type your email/],
    ['   ', /Type your email/],
    ['reader', /has no @/],
    ['reader@', /looks like/],
    ['@example.com', /looks like/],
    ['reader@example', 'That address has no ending. Did you mean example.com?'],
    ['reader@gmail', /gmail\.com\?/],
    ['reader@yahoo', /yahoo\.com\?/],
    ['a@b@example.com', /looks like/],
    ['.reader@example.com', /looks like/],
    ['reader.@example.com', /looks like/],
    ['re..ader@example.com', /looks like/],
    ['"re ader"@example.com', /one address/],
    ['"reader"@example.com', /looks like/],
    ['re(comment)ader@example.com', /looks like/],
    ['re\\ader@example.com', /looks like/],
    ['reader@-example.com', /looks like/],
    ['reader@example-.com', /looks like/],
    ['reader@example..com', /looks like/],
    ['reader@example.com.', /looks like/],
    ['reader@exa_mple.com', /looks like/],
    ['reader@ex%61mple.com', /looks like/],
    ['reader@example.com:25', /looks like/],
    ['reader@example.com/path', /looks like/],
    ['reader@[192.0.2.1]', /looks like/],
    ['reader@192.0.2.1', /looks like/],
    ['reader@0xC0000201', /ending|looks like/],
    ['reader@0300.0.2.1', /looks like/],
    ['reader@host.local', /looks like/],
    ['reader@site.localhost', /looks like/],
    ['reader@nowhere.invalid', /looks like/],
    ['reader@example.c', /looks like/],
    ['reader@xn--\u0000.example', /one address/],
    ['reader@xn--a.example', /looks like/],
    ['Ada <ada@example.com>', /one address/],
    ['ada@example.com, bob@example.com', /one address/],
    ['ada@example.com;bob@example.com', /one address/],
    ['ada@example.com\nBcc: bob@example.com', /one address/],
    ['ada@example.com\r\nBcc:bob@example.com', /one address/],
    ['ada\u0000@example.com', /one address/],
    ['a da@example.com', /one address/],
    ['ada\u00a0@example.com', /one address/],
    ['ada\u200b@example.com', /one address/],
    ['ada\u202e@example.com', /one address/],
    ['ada\ud800@example.com', /one address/],
    [`${'a'.repeat(65)}@example.com`, /looks like/],
    [`${'é'.repeat(33)}@example.com`, /looks like/],
    [`a@${'b'.repeat(64)}.example`, /looks like/],
    [`a@${`${'b'.repeat(60)}.`.repeat(5)}example`, /too long/],
    ['a@'.repeat(600), /too long/],
  ])('%.60j', (given, problem) => {
    const parsed = parseAddress(given);
    expect(parsed.ok).toBe(false);
    expect((parsed as { problem: string }).problem).toMatch(problem);
  });
});

test.each([
  ['reader@gmial.com', 'gmail.com'],
  ['reader@GMAIL.CON', 'gmail.com'],
  ['reader@gmial.con', 'gmail.com'],
  ['reader@hotmial.co.uk', 'hotmail.co.uk'],
  ['reader@shop.couk', 'shop.co.uk'],
  ['reader@gmail.com', undefined],
  ['reader@mail.com', undefined],
  ['reader@constructor.example', undefined],
])('%s may be a slip of %s, and is an address all the same', (given, meant) => {
  const parsed = parseAddress(given);
  expect(parsed.ok).toBe(true);
  expect((parsed as { meant?: string }).meant).toBe(meant);
});

test('what was read reads as itself again, whatever was typed', () => {
  const letters = [...'abcdefgABCDEFG0123456789.....+-_éüß例え\u0301。＠@"<,;:(\\ \r\n\0%\u200b\u202e'];
  let taken = 0;
  for (let round = 0; round < 20_000; round++) {
    const typed = `${[...randomBytes(8)].map((byte) => letters[byte % letters.length]).join('')}${round % 2 ? '@b.example' : ''}`;
    const first = parseAddress(typed);
    if (!first.ok) continue;
    taken++;
    expect(first.email, JSON.stringify(typed)).not.toMatch(/[\s<>,;:"()[\]\\\p{C}]/u);
    expect(parseAddress(first.email), JSON.stringify(typed)).toEqual(first);
    expect(parseAddress(first.address), JSON.stringify(typed)).toMatchObject({ address: first.address });
  }
  expect(taken).toBeGreaterThan(100);
});

test('the hash is SHA-256 of the address as it is compared', () => {
  const expected = createHash('sha256').update('ada@example.com').digest('base64url');
  expect(addressHash('ada@example.com')).toBe(expected);
});
