import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { deliveries, sendMinutes, sends } from '@/db/schema/sends';
import { decideUncertain } from '@/lib/newsletter/decide-uncertain';
import { count, finish, settleAll, type Claim, type Figures } from '@/lib/newsletter/ledger';
import type { Outcome } from '@/lib/newsletter/rules';
import { NOT_HEARD, takeLease } from '@/lib/newsletter/sender-lease';
import { addReaders, plannedSend, rows, sendNow, tally } from '../../fixtures/sends';
import { editor, freshDatabase } from '../../support/database';

/** The process "before" was silent with one mail in hand, "after" has taken over, and then the first wakes up. */

const now = new Date('2020-07-24T06:30:00Z');
const later = new Date(now.getTime() + 60_000);

let sendId: number;
let claim: Claim;

beforeEach(async () => {
  freshDatabase();
  await addReaders(2);
  ({ sendId } = await plannedSend(now));
  await transact(async (tx) => {
    await tx.update(sends).set({ status: 'sending', startedAt: now, addressed: 2, audienceEnd: 2 });
    const row = { sendId, domain: 'mail.example', format: 'designed' as const, dueAt: now, version: 1 };
    const [claimed] = await tx
      .insert(deliveries)
      .values({ ...row, subscriberId: 1, email: 'reader-1@mail.example', status: 'claimed', claimedBy: 'before' })
      .returning();
    await tx
      .insert(deliveries)
      .values({ ...row, subscriberId: 2, email: 'reader-2@mail.example', status: 'accepted', settledAt: now });
    const subscriber = { id: 1, linkKey: 'key-1', joinedAt: now };
    claim = { id: claimed!.id, sendId, version: 1, attempts: 0, email: claimed!.email, format: 'designed', subscriber };
    await takeLease(tx, 'after', now);
    await finish(tx, sendId, now);
  });
  expect(await rows(sendId)).toMatchObject([{ status: 'uncertain', answer: NOT_HEARD }, { status: 'accepted' }]);
  expect((await sendNow(sendId)).status).toBe('done');
});

const answerLate = (outcome: Outcome, key = 'before') =>
  transact(async (tx) => {
    const figures: Figures = new Map();
    await settleAll(tx, [{ claim, outcome }], { key, now: later, figures });
    await count(tx, figures, later);
  });

test.each<[Outcome, object, object]>([
  [
    { kind: 'accepted', answer: '250 Taken' },
    { status: 'accepted', answer: '250 Taken', settledAt: later },
    { accepted: 2 },
  ],
  [
    { kind: 'refused', answer: '550 No such user' },
    { status: 'refused', answer: '550 No such user', settledAt: later },
    { accepted: 1, refused: 1 },
  ],
  // Nothing is tried again by itself once a send is over: the person who decides hears what is known.
  [
    { kind: 'deferred', answer: '450 Later', slowDown: false },
    { status: 'uncertain', answer: expect.stringContaining('450 Later') as string, claimedBy: 'before' },
    { accepted: 1, uncertain: 1 },
  ],
  [
    { kind: 'lost', answer: 'The connection broke' },
    { status: 'uncertain', answer: expect.stringContaining('It was not taken') as string },
    { accepted: 1, uncertain: 1 },
  ],
])('a late answer that is %o', async (outcome, row, sum) => {
  await answerLate(outcome);
  expect((await rows(sendId))[0]).toMatchObject(row);
  expect(await tally(sendId)).toEqual(sum);
  expect(await sendNow(sendId)).toMatchObject({ status: 'done', addressed: 2 });
});

test('counts once, however often it is told, and only from the process that had the mail', async () => {
  await answerLate({ kind: 'accepted', answer: '250 Taken' }, 'another');
  expect(await tally(sendId)).toEqual({ accepted: 1, uncertain: 1 });
  for (let times = 0; times < 2; times++) await answerLate({ kind: 'accepted', answer: '250 Taken' });
  await answerLate({ kind: 'refused', answer: '550 No' });
  expect(await tally(sendId)).toEqual({ accepted: 2 });
  const minutes = await db()
    .select()
    .from(sendMinutes)
    .where(and(eq(sendMinutes.sendId, sendId), eq(sendMinutes.minute, later)));
  expect(minutes).toMatchObject([{ accepted: 1, refused: 0 }]);
});

test('counts no more once a person has decided to send again', async () => {
  expect(await decideUncertain({ sendId, decision: 'again', by: editor, now })).toEqual({ ok: true, count: 1 });
  await answerLate({ kind: 'accepted', answer: '250 Taken' });
  expect(await tally(sendId)).toEqual({ accepted: 1, waiting: 1 });
  expect((await sendNow(sendId)).status).toBe('sending');
});
