import { describe, expect, test } from 'vitest';
import { firstHandKind } from '@/lib/wire/first-hand';

const kindOf = (url: string | null, kind = 'press') => firstHandKind({ url, kind, source: 'Trade Daily' });

describe('a report is first-hand', () => {
  test.each([
    ['a place of filings', 'https://sec.gov/Archives/1', 'a filing at sec.gov'],
    ['its www', 'https://www.sec.gov/Archives/1', 'a filing at sec.gov'],
    ['below it', 'https://efts.sec.gov/1', 'a filing at efts.sec.gov'],
    ['in capitals', 'HTTPS://WWW.SEC.GOV/1', 'a filing at sec.gov'],
    [
      'filings before the government around them',
      'https://companieshouse.gov.uk/1',
      'a filing at companieshouse.gov.uk',
    ],
    ['a regulator', 'https://www.ftc.gov/news', 'a document of ftc.gov'],
    ['the government', 'https://www.gov.uk/news', 'a document of gov.uk'],
    ['below a regulator', 'https://ec.europa.eu/x', 'a document of ec.europa.eu'],
    ['a wire of releases', 'https://www.businesswire.com/news/1', 'a company release at businesswire.com'],
    ['the press room of a company', 'https://press.shop.example/1', 'a company release at press.shop.example'],
    ['its investor relations', 'https://ir.shop.example/1', 'a company release at ir.shop.example'],
    ['its path', 'https://shop.example/press-releases/1', 'a company release at shop.example'],
    ['the end of a path', 'https://shop.example/en/newsroom', 'a company release at shop.example'],
  ])('by its address: %s', (_name, url, words) => expect(kindOf(url)).toBe(words));

  test.each([
    ['a longer name', 'https://notsec.gov/1'],
    ['the name in front of another', 'https://sec.gov.evil.example/1'],
    ['the name as a user', 'https://sec.gov@evil.example/1'],
    ['the name in a path', 'https://evil.example/sec.gov/1'],
    ['the name in a query', 'https://evil.example/?at=https://sec.gov/press-releases/'],
    ['another ending', 'https://sec.gov.uk.example/'],
    ['a host that only begins so', 'https://pressing.example/1'],
    ['a path that only begins so', 'https://shop.example/newsrooms/1'],
    ['no address that can be read', 'sec.gov'],
    ['no address', null],
  ])('not by %s', (_name, url) => expect(kindOf(url)).toBeUndefined());

  test.each([
    ['without an address', null, 'Trade Daily itself'],
    ['with one that says nothing', 'https://a.example/1', 'Trade Daily itself'],
    ['with one that says more', 'https://sec.gov/1', 'a filing at sec.gov'],
  ])('by a source that speaks for itself, %s', (_name, url, words) => expect(kindOf(url, 'primary')).toBe(words));
});
