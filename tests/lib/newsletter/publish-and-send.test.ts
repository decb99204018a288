import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { audit } from '@/db/schema/editors';
import { jobs } from '@/db/schema/jobs';
import { sends } from '@/db/schema/sends';
import { stories } from '@/db/schema/stories';
import { cancelSchedule } from '@/lib/briefings/cancel-schedule';
import { findPlan } from '@/lib/briefings/job-queries';
import { findProof } from '@/lib/briefings/proof';
import { runJobs } from '@/lib/briefings/run-jobs';
import { withdrawBriefing } from '@/lib/briefings/withdraw';
import { findEditionMailing } from '@/lib/newsletter/edition-mailing';
import { openSends } from '@/lib/newsletter/open-sends';
import { planSend } from '@/lib/newsletter/plan-send';
import { publishAndSend, scheduleAndSend, type Mailing } from '@/lib/newsletter/publish-and-send';
import { listStopped } from '@/lib/newsletter/send-queries';
import { startSendNow } from '@/lib/newsletter/steer-send';
import { addReadyBriefing } from '../../fixtures/newsroom';
import { addReaders, logOf } from '../../fixtures/sends';
import { editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-23T15:00:00Z');
const at = new Date('2020-07-24T06:00:00Z');
const after = (minutes: number, from = at) => new Date(from.getTime() + minutes * 60_000);
const quarterPast = after(15);

let briefingId: number;
let proof: string;

beforeEach(async () => {
  freshDatabase();
  ({ briefingId } = await addReadyBriefing());
  proof = (await findProof(briefingId))!;
  await addReaders(3);
});

const publish = (mailing: Mailing = { sendAt: now }, order: object = {}) =>
  publishAndSend({ briefingId, proof, mailing, by: editor, now, ...order });
const schedule = (mailing: Mailing = { sendAt: quarterPast }, order: object = {}) =>
  scheduleAndSend({ briefingId, proof, at, mailing, by: editor, now, ...order });
const sendRows = () => db().select().from(sends).orderBy(sends.id);
const status = async () => (await db().select().from(briefings))[0]!.status;

/** The worker at an instant: first what is to be published, then what is to be sent. */
async function work(instant: Date): Promise<void> {
  await runJobs(instant);
  while (await openSends(instant));
}

describe('publishing now', () => {
  test('sends at once to everybody on the list', async () => {
    expect(await publish()).toEqual({ ok: true, publishedAt: now });
    expect(await sendRows()).toMatchObject([{ briefingId, status: 'planned', dueAt: now, orderedBy: editor.name }]);
    await work(after(0, now));
    expect(await sendRows()).toMatchObject([{ status: 'sending', addressed: 3 }]);
    const acts = await db().select({ act: audit.act }).from(audit).orderBy(audit.id);
    expect(acts.map(({ act }) => act)).toEqual(['published', 'planned the sending of']);
  });

  test('without the newsletter plans nothing', async () => {
    expect(await publish('not sent')).toMatchObject({ ok: true });
    await work(after(1, now));
    expect(await sendRows()).toEqual([]);
  });

  test('twice publishes and plans once, and the second hears who was first', async () => {
    const results = await Promise.all([publish(), publish()]);
    expect(results).toMatchObject([{ ok: true }, { ok: false, reason: 'already published', by: editor.name }]);
    expect(await sendRows()).toHaveLength(1);
  });

  test('does neither of the two if one cannot be', async () => {
    await transact((tx) => tx.update(stories).set({ headline: 'Changed', version: 2 }).where(eq(stories.id, 1)));
    expect(await publish()).toMatchObject({ ok: false, reason: 'changed' });
    expect(await sendRows()).toEqual([]);
    proof = (await findProof(briefingId))!;
    expect(await publish({ sendAt: now }, { by: writer })).toMatchObject({ ok: false });
    expect([await status(), await sendRows()]).toEqual(['draft', []]);
  });

  test('before its time keeps the plan of the newsletter, moves it or cancels it, as was chosen', async () => {
    const results: unknown[] = [];
    for (const mailing of ['as it stands', { sendAt: now }, 'not sent'] as const) {
      freshDatabase();
      ({ briefingId } = await addReadyBriefing());
      proof = (await findProof(briefingId))!;
      await schedule();
      expect(await publish(mailing)).toMatchObject({ ok: true });
      const [send, ...others] = await sendRows();
      expect(others).toEqual([]);
      results.push([send!.status, send!.dueAt]);
    }
    expect(results).toEqual([
      ['planned', quarterPast],
      ['planned', now],
      ['cancelled', quarterPast],
    ]);
  });
});

describe('a publication that is planned with its newsletter', () => {
  test('goes out at seven, and the mail at a quarter past', async () => {
    expect(await schedule()).toMatchObject({ ok: true });
    await work(after(-1));
    expect([await status(), (await sendRows())[0]!.status]).toEqual(['scheduled', 'planned']);
    await work(at);
    expect([await status(), (await sendRows())[0]!.status]).toEqual(['published', 'planned']);
    await work(after(14));
    expect((await sendRows())[0]).toMatchObject({ status: 'planned', startedAt: null });
    await work(quarterPast);
    expect(await sendRows()).toMatchObject([{ status: 'sending', startedAt: quarterPast, addressed: 3 }]);
  });

  test('is planned once by a double click', async () => {
    expect(await Promise.all([schedule(), schedule()])).toMatchObject([
      { ok: true },
      { ok: false, reason: 'already scheduled' },
    ]);
    expect(await sendRows()).toHaveLength(1);
    expect(await db().$count(jobs)).toBe(1);
  });

  test('is refused as a whole: nobody without the right, no mail before the edition, nothing in the past', async () => {
    expect(await schedule(undefined, { by: writer })).toMatchObject({ reason: 'may not send' });
    expect(await schedule('not sent', { by: writer })).toMatchObject({ reason: 'may not send' });
    expect(await schedule('as it stands', { by: writer })).toMatchObject({ reason: 'not allowed' });
    expect(await schedule({ sendAt: after(-1) })).toMatchObject({ reason: 'mail before edition' });
    expect(await schedule(undefined, { at: now, mailing: { sendAt: now } })).toMatchObject({ reason: 'in the past' });
    expect([await status(), await sendRows(), await db().$count(jobs)]).toEqual(['draft', [], 0]);
  });

  test('is moved with its newsletter, or loses it', async () => {
    await schedule();
    const replaces = (await findPlan(briefingId, now))!.jobId;
    expect(await schedule({ sendAt: after(75) }, { at: after(60), replaces })).toMatchObject({ ok: true });
    expect(await sendRows()).toMatchObject([{ status: 'planned', dueAt: after(75) }]);
    const next = (await findPlan(briefingId, now))!.jobId;
    expect(await schedule('not sent', { at: after(60), replaces: next })).toMatchObject({ ok: true });
    expect(await sendRows()).toMatchObject([{ status: 'cancelled', endedAt: now }]);
    await work(after(75));
    expect([await status(), (await sendRows())[0]!.startedAt]).toEqual(['published', null]);
  });

  const ways: [string, () => Promise<unknown>, string][] = [
    ['cancelled', () => cancelSchedule({ briefingId, by: editor, now }), 'its publication is not planned'],
    [
      'withdrawn between the two',
      async () => {
        await work(at);
        return withdrawBriefing({ briefingId, note: 'It was wrong.', by: editor, now: after(5) });
      },
      'the edition is not out',
    ],
  ];

  test.each(ways)('holds its newsletter when it is %s, and it says so', async (_how, act, why) => {
    await schedule();
    expect(await act()).toEqual({ ok: true });
    await work(after(6));
    const [send] = await sendRows();
    expect(send).toMatchObject({ status: 'held', startedAt: null, note: expect.stringContaining(why) as string });
    expect((await logOf(send!.id)).at(-1)).toContain('It waits for a person.');
    expect(await findEditionMailing(briefingId, now)).toMatchObject({ open: { status: 'held' } });
    expect(await listStopped()).toMatchObject([{ id: send!.id, number: 900, note: send!.note }]);
    expect(await startSendNow({ sendId: send!.id, by: editor, now })).toEqual({ ok: false, reason: 'not out' });
    await work(after(600));
    expect((await sendRows())[0]).toMatchObject({ status: 'held', startedAt: null });
  });

  test('too late for both waits for a person twice; who then publishes by hand decides about the mail', async () => {
    await schedule();
    await work(after(120));
    expect([await status(), (await sendRows())[0]!.status]).toEqual(['draft', 'held']);
    const late = after(125);
    expect(await publish({ sendAt: late }, { now: late })).toMatchObject({ ok: true });
    expect(await sendRows()).toMatchObject([{ status: 'planned', dueAt: late, note: '' }]);
    await work(late);
    expect(await sendRows()).toMatchObject([{ status: 'sending', startedAt: late, addressed: 3 }]);
  });

  test('published a little late still sends; the mail is never first', async () => {
    await schedule({ sendAt: at });
    while (await openSends(after(20)));
    expect((await sendRows())[0]!.status).toBe('planned');
    await work(after(30));
    expect([await status(), (await sendRows())[0]!.status]).toEqual(['published', 'sending']);
  });

  test('once it is under way is left alone by whoever publishes again', async () => {
    await publish();
    await work(now);
    const late = after(30, now);
    await withdrawBriefing({ briefingId, note: 'It was wrong.', by: editor, now: late });
    for (const mailing of ['not sent', { sendAt: late }] as const) {
      await publish(mailing, { now: late });
      expect(await sendRows()).toMatchObject([{ status: 'sending' }]);
    }
    expect(await planSend({ briefingId, at: late, by: editor, now: late })).toMatchObject({ ok: false });
  });
});

test('what the dialog says of the newsletter is how it stands', async () => {
  expect(await findEditionMailing(briefingId, now)).toEqual({
    ...{ open: undefined, last: undefined },
    ...{ readers: 3, paused: 0, unconfirmed: 0, perMinute: 1200 },
  });
  await schedule();
  expect(await findEditionMailing(briefingId, now)).toMatchObject({
    open: { status: 'planned', dueAt: quarterPast, orderedBy: editor.name },
  });
  await transact((tx) => tx.update(sends).set({ status: 'done', endedAt: after(16), startedAt: after(15) }));
  expect(await findEditionMailing(briefingId, now)).toMatchObject({ open: undefined, last: { endedAt: after(16) } });
});
