import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { transact } from '@/db/client';
import { deliveries, sendMinutes, sends } from '@/db/schema/sends';
import { mailVisitHours, mailVisits } from '@/db/schema/page-views';
import { subscribers } from '@/db/schema/subscribers';
import { listLastSends } from '@/lib/newsletter/last-sends';
import { listVisitHours } from '@/lib/newsletter/mail-visits';
import { countRows, findReport, findSend, findSendNow } from '@/lib/newsletter/send-queries';
import { addReaders, plannedSend } from '../../fixtures/sends';
import { freshDatabase } from '../../support/database';

const seven = new Date('2020-07-24T06:00:00Z');
const at = (minute: number) => new Date(seven.getTime() + minute * 60_000);

let sendId: number;

beforeEach(async () => {
  freshDatabase();
  await addReaders(10);
  ({ sendId } = await plannedSend(seven));
});

/** What became of each reader, in their order. */
async function deliver(each: Partial<typeof deliveries.$inferInsert>[]): Promise<void> {
  await transact(async (tx) => {
    await tx.update(sends).set({ status: 'sending', startedAt: seven, addressed: each.length });
    for (const [index, given] of each.entries())
      await tx.insert(deliveries).values({
        ...{ sendId, subscriberId: index + 1, email: `reader-${index + 1}@mail.example`, domain: 'mail.example' },
        ...{ format: 'designed', status: 'accepted', version: 1, dueAt: seven, settledAt: at(1), ...given },
      });
  });
}

test('the statement adds up, and what was heard since is of those whose mail was taken', async () => {
  await deliver([
    {},
    { returned: 'hard bounce' },
    { returned: 'soft bounce' },
    { returned: 'complaint', domain: 'post.example' },
    { status: 'refused' },
    { status: 'excluded', answer: 'On a pause' },
    { status: 'excluded', answer: 'On a pause' },
    { status: 'uncertain' },
    {},
    {},
  ]);
  await transact(async (tx) => {
    const leave = (id: number, endedAt: Date) =>
      tx.update(subscribers).set({ status: 'left', endedAt }).where(eq(subscribers.id, id));
    await leave(1, at(30));
    // Not because of this mail: one had left before it came, one never got it.
    await leave(9, at(0));
    await leave(5, at(30));
  });
  const { excluded, domains, back, kept } = await findReport(sendId);
  const counts = await countRows(sendId);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(10);
  expect(counts).toMatchObject({ accepted: 6, refused: 1, excluded: 2, uncertain: 1 });
  expect(excluded).toEqual([{ reason: 'On a pause', count: 2 }]);
  expect(domains).toEqual([
    { domain: 'mail.example', accepted: 5, refused: 1, returned: 2 },
    { domain: 'post.example', accepted: 1, refused: 0, returned: 1 },
  ]);
  expect(back).toEqual({ bounced: 2, complaints: 1, left: 1 });
  expect(kept).toBe(0);
});

test('who watches hears when it will be over at this rate, and nothing of it once it is paused', async () => {
  await deliver([
    {},
    {},
    {},
    {},
    ...Array.from({ length: 6 }, () => ({ status: 'waiting' as const, settledAt: null })),
  ]);
  await transact((tx) => tx.insert(sendMinutes).values({ sendId, minute: seven, handed: 4 }));
  expect(await findSendNow(sendId, at(2))).toMatchObject({
    ...{ perMinute: 2, doneAt: at(5).toISOString() },
    minutes: [{ at: seven.toISOString(), handed: 4 }],
  });
  await transact((tx) => tx.update(sends).set({ status: 'paused' }));
  expect(await findSendNow(sendId, at(2))).toMatchObject({ doneAt: null });
});

test('the last editions stand beside each other once they are over', async () => {
  await deliver([{}, {}, { status: 'refused' }]);
  expect(await listLastSends()).toEqual([]);
  const { number } = (await findSend(sendId))!;
  await transact(async (tx) => {
    await tx.update(sends).set({ status: 'done', endedAt: at(2) });
    await tx.insert(mailVisits).values([
      { edition: number, path: '/stories/a', visits: 3 },
      { edition: number, path: '/stories/b', visits: 1 },
      { edition: number + 1, path: '/stories/a', visits: 9 },
    ]);
  });
  expect(await listLastSends()).toEqual([{ id: sendId, number, ledWith: expect.any(String), sent: 2, visits: 4 }]);
});

test('the first day is shown hour by hour, as far as it has come, with hours in which nobody came', async () => {
  const { number } = (await findSend(sendId))!;
  const startedAt = new Date('2020-07-24T06:15:00Z');
  const hour = (iso: string) => new Date(`2020-07-${iso}:00:00Z`);
  await transact((tx) =>
    tx.insert(mailVisitHours).values([
      { edition: number, hour: hour('24T05'), visits: 9 },
      { edition: number, hour: hour('24T06'), visits: 3 },
      { edition: number, hour: hour('24T08'), visits: 7 },
      { edition: number + 1, hour: hour('24T07'), visits: 9 },
    ]),
  );
  expect(await listVisitHours({ number, startedAt }, new Date('2020-07-24T08:30:00Z'))).toEqual([
    { hour: hour('24T06'), visits: 3 },
    { hour: hour('24T07'), visits: 0 },
    { hour: hour('24T08'), visits: 7 },
  ]);
  const whole = await listVisitHours({ number, startedAt }, new Date('2020-08-01T00:00:00Z'));
  expect([whole.length, whole.at(-1)]).toEqual([24, { hour: hour('25T05'), visits: 0 }]);
});
