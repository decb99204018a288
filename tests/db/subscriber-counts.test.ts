import { asc, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { databaseFile, db, openDatabase, transact } from '@/db/client';
import { createDerived, dropDerived } from '@/db/derived';
import { subscriberCounts, subscriberDays } from '@/db/schema/subscriber-counts';
import { subscribers } from '@/db/schema/subscribers';
import { subscriberAt } from '../fixtures/subscribers';
import { freshDatabase } from '../support/database';

const counts = async () =>
  Object.fromEntries(
    (await db().select().from(subscriberCounts)).map(({ status, through, number }) => [`${status} ${through}`, number]),
  );
const days = async () =>
  (await db().select().from(subscriberDays).orderBy(asc(subscriberDays.day))).map(({ day, joined, gone }) => [
    new Date(day * 86_400_000).toISOString().slice(0, 10),
    joined,
    gone,
  ]);

beforeEach(freshDatabase);

test('subscribers are counted as they come, change and go', async () => {
  const ada = await subscriberAt('ada@mail.example', { joinedAt: new Date('2020-04-03T23:59:59Z') });
  await subscriberAt('ben@mail.example', { joinedAt: new Date('2020-04-04T00:00:00Z'), through: 'import' });
  expect(await counts()).toEqual({ 'active home': 1, 'active import': 1 });
  const left = { status: 'left', endedAt: new Date('2020-04-10T09:00:00Z') } as const;
  await transact((tx) => tx.update(subscribers).set(left).where(eq(subscribers.id, ada.id)));
  expect(await counts()).toEqual({ 'active home': 0, 'left home': 1, 'active import': 1 });
  expect(await days()).toEqual([
    ['2020-04-03', 1, 0],
    ['2020-04-04', 1, 0],
    ['2020-04-10', 0, 1],
  ]);
  const back = { status: 'active', endedAt: null, joinedAt: new Date('2020-05-01T09:00:00Z') } as const;
  await transact((tx) => tx.update(subscribers).set(back).where(eq(subscribers.id, ada.id)));
  await transact((tx) => tx.delete(subscribers).where(eq(subscribers.id, ada.id)));
  expect(await counts()).toEqual({ 'active home': 0, 'left home': 0, 'active import': 1 });
  expect((await days()).slice(3)).toEqual([
    ['2020-05-01', 1, 0],
    [new Date().toISOString().slice(0, 10), 0, 1],
  ]);
});

test('they are counted anew when what is derived is put back', async () => {
  await subscriberAt('ada@mail.example');
  const before = await days();
  const connection = openDatabase(databaseFile());
  dropDerived(connection);
  connection.exec(`update subscriber_counts set number = 99; delete from subscribers`);
  connection.exec(`insert into subscribers (email, address, domain, status, paused_until, through, joined_at, link_key)
    values ('a@b.example', 'a@b.example', 'b.example', 'paused', 2, 'desk', 1, 'k')`);
  createDerived(connection);
  connection.close();
  expect(await counts()).toEqual({ 'active home': 0, 'paused desk': 1 });
  expect(await days()).toEqual(before);
});
