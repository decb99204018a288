import { describe, expect, test } from 'vitest';
import { deliveryNamedIn, messageIdOf, returnAddress, returnToken } from '@/lib/newsletter/return-address';

describe('what comes back names its delivery', () => {
  test.each([1, 35, 36, 1_000_000, 2 ** 40])('delivery %i', (id) => {
    const address = returnAddress('bounces@news.example', id);
    expect(address).toMatch(/^bounces\+[0-9a-z]+-[0-9a-f]{20}@news\.example$/);
    expect(address.split('@')[0]!.length).toBeLessThanOrEqual(64);
    expect(deliveryNamedIn(address)).toBe(id);
    expect(deliveryNamedIn(`<${address.toUpperCase()}>`)).toBe(id);
    expect(deliveryNamedIn(messageIdOf(id, 'news.example'))).toBe(id);
    expect(messageIdOf(id, 'news.example')).toBe(messageIdOf(id, 'news.example'));
  });

  test.each<[string, (token: string) => string]>([
    ['another number', (token) => `bounces+3-${token.split('-')[1]}@news.example`],
    ['a signature cut short', (token) => `bounces+${token.slice(0, -1)}@news.example`],
    ['a longer signature', (token) => `bounces+${token}0@news.example`],
    ['a number with something before it', (token) => `bounces+1${token}@news.example`],
    ['no signature', () => 'bounces+2@news.example'],
    ['the token as a domain', (token) => `2@${token}.example`],
    ['nothing', () => ''],
    ['a text without end', (token) => `${'a'.repeat(1_000_000)}+${token}@news.example`],
  ])('not so %s', (_what, addressOf) => {
    expect(deliveryNamedIn(addressOf(returnToken(2)))).toBeUndefined();
  });
});
