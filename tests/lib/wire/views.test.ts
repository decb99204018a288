import { beforeEach, expect, test } from 'vitest';
import { forgetView, keepView, listViews } from '@/lib/wire/views';
import { join } from '../../fixtures/editors';
import { freshDatabase } from '../../support/database';

let ada: number;
let bo: number;

beforeEach(async () => {
  freshDatabase();
  [ada, bo] = [await join('Ada'), await join('Bo')];
});

test('a view is its editor’s alone; the same name takes its place', async () => {
  expect(await keepView({ editorId: ada, name: ' Payments ', query: 'q=pay&topic=3' })).toEqual({ ok: true });
  expect(await keepView({ editorId: ada, name: 'Payments', query: 'q=paid' })).toEqual({ ok: true });
  expect(await keepView({ editorId: ada, name: 'All', query: '' })).toEqual({ ok: true });
  expect((await listViews(ada)).map(({ name, query }) => [name, query])).toEqual([
    ['All', ''],
    ['Payments', 'q=paid'],
  ]);
  expect(await listViews(bo)).toEqual([]);
  const [first] = await listViews(ada);
  await forgetView({ id: first!.id, editorId: bo });
  expect(await listViews(ada)).toHaveLength(2);
  await forgetView({ id: first!.id, editorId: ada });
  expect(await listViews(ada)).toHaveLength(1);
});

test.each([
  ['without a page, a cluster or an edition', 'q=a&c=4&edition=2&from=1~2~3&days=2', 'q=a&days=2'],
  ['without what the wire does not know', 'q=a&evil=%0d%0a&language=1', 'q=a'],
  ['as a query, whatever it is', '//evil.example/?q=a', ''],
])('a view is kept %s', async (_name, query, kept) => {
  await keepView({ editorId: ada, name: 'View', query });
  expect(await listViews(ada)).toMatchObject([{ query: kept }]);
});

test.each([
  ['no name', ''],
  ['a name of two lines', 'a\nb'],
  ['too long a name', 'x'.repeat(81)],
])('%s is refused in words', async (_name, name) => {
  expect(await keepView({ editorId: ada, name, query: '' })).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/name|called/) as string,
  });
  expect(await listViews(ada)).toEqual([]);
});

test('thirty are enough; a known name can be kept anew even then', async () => {
  for (let at = 0; at < 30; at++) await keepView({ editorId: ada, name: `View ${at}`, query: '' });
  expect(await keepView({ editorId: ada, name: 'One more', query: '' })).toMatchObject({ ok: false });
  expect(await keepView({ editorId: ada, name: 'View 3', query: 'q=a' })).toEqual({ ok: true });
  expect(await listViews(ada)).toHaveLength(30);
});
