import { describe, expect, test } from 'vitest';
import { wirePath, wireQuery } from '@/lib/wire/form';

const read = (path: string) => wireQuery.parse(Object.fromEntries(new URL(path, 'https://example.com').searchParams));

describe('the address of the wire', () => {
  test.each([
    ['nothing asked', {}, '/admin/wire'],
    ['words', { q: 'palm & pay' }, '/admin/wire?q=palm+%26+pay'],
    [
      'everything',
      {
        q: 'a',
        state: 'dismissed',
        edition: 4,
        topic: 3,
        company: 'Marks & Spencer',
        source: 5,
        language: 'en',
        days: 2,
        unread: '1',
        c: 2,
      },
      '/admin/wire?state=dismissed&q=a&edition=4&topic=3&company=Marks+%26+Spencer&source=5&language=en&days=2&unread=1&c=2',
    ],
  ] as const)('%s', (_name, query, path) => {
    expect(wirePath(query)).toBe(path);
    expect(read(path)).toMatchObject(query);
  });

  test('keeps the place in the list to the instant', () => {
    const from = { score: 41.253, id: 9, now: new Date('2020-07-22T10:00:00.123Z') };
    expect(read(wirePath({ from })).from).toEqual(from);
  });

  test.each([
    '?state=x',
    '?topic=-1',
    '?c=1.5',
    '?from=1~2',
    '?from=a~b~c',
    '?edition=',
    '?q=',
    '?days=0',
    '?days=99',
    '?language=english',
    '?unread=2',
    '?source=x',
  ])('%s is not asked', (query) => {
    expect(wirePath(read(`/admin/wire${query}`))).toBe('/admin/wire');
  });
});
