import { beforeEach, expect, test } from 'vitest';
import { db } from '@/db/client';
import { companies } from '@/db/schema/stories';
import { addSubject } from '@/lib/stories/add-subject';
import { searchSubjects } from '@/lib/stories/subjects';
import { editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-25T12:00:00Z');
const add = (name: unknown, by = writer) => addSubject({ kind: 'companies', name, by, now });

beforeEach(freshDatabase);

test('a name makes a subject with an address', async () => {
  expect(await add('  Marks &\n Spencer ')).toEqual({
    ok: true,
    subject: { id: 1, slug: 'marks-and-spencer', name: 'Marks & Spencer' },
    isNew: true,
  });
});

test.each(['TESCO', ' tesco ', 'Tésco'])('%j is the one that is there already', async (name) => {
  await add('Tesco');
  expect(await add(name)).toMatchObject({ subject: { id: 1, name: 'Tesco' }, isNew: false });
});

test('two names with one address get two', async () => {
  await add('A/B');
  expect(await add('A B')).toMatchObject({ subject: { slug: 'a-b-2' }, isNew: true });
});

test('asked for by many at once it is made once', async () => {
  await Promise.all(Array.from({ length: 5 }, () => add('Ocado', editor)));
  expect(await db().$count(companies)).toBe(1);
});

test.each(['', '   ', '—', null, 5, {}, 'x'.repeat(81)])('%j is refused as a name', async (name) => {
  expect(await add(name)).toMatchObject({ ok: false, reason: 'invalid' });
});

test('not everybody may', async () => {
  expect(await add('X', { name: 'Nobody', role: 'reader' as 'writer' })).toEqual({ ok: false, reason: 'not allowed' });
});

test('they are found by letters, whatever the accents, those that begin so first', async () => {
  for (const name of ['Grand Épicerie', 'Épicerie', 'Ocado', '100% Juice']) await add(name);
  const names = async (letters: string) => (await searchSubjects('companies', letters)).map(({ name }) => name);
  expect(await names('epic')).toEqual(['Épicerie', 'Grand Épicerie']);
  expect(await names('%')).toEqual(['100% Juice']);
  expect(await names('nothing')).toEqual([]);
  for (let number = 0; number < 30; number++) await add(`Shop ${number}`);
  expect(await names('shop')).toHaveLength(20);
});
