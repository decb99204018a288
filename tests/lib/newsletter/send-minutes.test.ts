import { beforeEach, expect, test } from 'vitest';
import { transact } from '@/db/client';
import { sendMinutes } from '@/db/schema/sends';
import { listMinutes } from '@/lib/newsletter/send-minutes';
import { plannedSend } from '../../fixtures/sends';
import { freshDatabase } from '../../support/database';

const seven = new Date('2020-07-24T06:00:00Z');
const at = (minute: number) => new Date(seven.getTime() + minute * 60_000);

let sendId: number;

beforeEach(async () => {
  freshDatabase();
  ({ sendId } = await plannedSend(seven));
});

const write = (minutes: [minute: number, handed: number][]) =>
  transact((tx) =>
    tx.insert(sendMinutes).values(minutes.map(([minute, handed]) => ({ sendId, minute: at(minute), handed }))),
  );

test('minutes in which nothing left count as none, and the one that is not over does not count', async () => {
  expect(await listMinutes(sendId, at(1))).toEqual([]);
  await write([
    [0, 180],
    [1, 220],
    [3, 40],
    [4, 7],
  ]);
  expect((await listMinutes(sendId, at(4.5))).map(({ handed }) => handed)).toEqual([180, 220, 0, 40]);
  expect(await listMinutes(sendId, at(1))).toEqual([{ at: seven.toISOString(), handed: 180 }]);
  expect(await listMinutes(sendId + 1, at(9))).toEqual([]);
});

test('of a long send there are the last two hours, whether mails left in each minute or hardly any', async () => {
  await write(Array.from({ length: 300 }, (_, minute) => [minute, minute]));
  const all = await listMinutes(sendId, at(300));
  expect([all.length, all[0]!.handed, all.at(-1)!.handed]).toEqual([120, 180, 299]);
  await write([[1000, 5]]);
  const sparse = await listMinutes(sendId, at(1001));
  expect([sparse.length, sparse[0]!.handed, sparse.at(-1)!.handed]).toEqual([120, 0, 5]);
});
