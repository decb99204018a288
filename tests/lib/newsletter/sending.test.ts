import { eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { transact } from '@/db/client';
import { deliveries, sender, sends } from '@/db/schema/sends';
import { subscribers } from '@/db/schema/subscribers';
import { suppress } from '@/lib/newsletter/suppress';
import { withdrawBriefing } from '@/lib/briefings/withdraw';
import { decideUncertain } from '@/lib/newsletter/decide-uncertain';
import { planSend } from '@/lib/newsletter/plan-send';
import { deliveryNamedIn } from '@/lib/newsletter/return-address';
import { startSender, type Sender } from '@/lib/newsletter/sender';
import { findMailToView } from '@/lib/newsletter/view-mail';
import { smtpLane } from '@/lib/newsletter/smtp-lane';
import { cancelSend, pauseSend, resumeSend, startSendNow } from '@/lib/newsletter/steer-send';
import { changeSettings } from '../../fixtures/newsroom';
import { correct } from '../../fixtures/records';
import { addReaders, logOf, plannedSend, publishedEdition, rows, sendNow, tally, until } from '../../fixtures/sends';
import { startSink, type Reaction, type Sink } from '../../fixtures/sink';
import { editor, freshDatabase, writer } from '../../support/database';

let sink: Sink;
let sender1: Sender | undefined;
let ahead = 0;

const clock = () => new Date(Date.now() + ahead);

beforeEach(() => {
  freshDatabase();
  ahead = 0;
});

afterEach(async () => {
  await sender1?.stop();
  sender1 = undefined;
  await sink?.stop();
});

async function serve(react?: (to: string, attempt: number) => Reaction, connections = 3): Promise<void> {
  sink = await startSink(react);
  sender1 = startSender({ clock, lanes: () => Array.from({ length: connections }, () => smtpLane(sink.url)) });
}

const done = (id: number) => until(async () => (await sendNow(id)).status === 'done');
const order = (sendId: number) => ({ sendId, by: editor, now: clock() });

test('everybody on the list gets the edition once, and the books add up', async () => {
  await addReaders(300);
  const { sendId } = await plannedSend();
  await serve();
  await done(sendId);
  expect(sink.arrived.map(({ to }) => to).sort()).toEqual(
    Array.from({ length: 300 }, (_, index) => `reader-${index + 1}@mail.example`).sort(),
  );
  expect(await tally(sendId)).toEqual({ accepted: 300 });
  expect(await sendNow(sendId)).toMatchObject({ addressed: 300, note: '' });
});

test('a mail is for its recipient alone, says how to leave, and names its delivery', async () => {
  await addReaders(2, (number) => (number === 2 ? { format: 'plain' } : {}));
  const { sendId } = await plannedSend();
  await serve();
  await done(sendId);
  const [first] = await rows(sendId);
  const { from, raw } = sink.arrived.find(({ to }) => to === 'reader-1@mail.example')!;
  expect(from).toBe('friday@aislefive.example');
  const mail = await simpleParser(raw);
  expect(mail.to).toMatchObject({ text: 'reader-1@mail.example' });
  expect(mail.from?.text).toBe('"Aisle Five" <friday@aislefive.example>');
  expect(mail.subject).toBe('No. 900: A title');
  expect(deliveryNamedIn(mail.messageId!)).toBe(first!.id);
  expect(mail.headers.get('list')).toMatchObject({
    id: { id: 'briefing.aislefive.example', name: 'Aisle Five' },
    unsubscribe: { url: expect.stringMatching(/^https:\/\/aislefive\.example\/newsletter\/leave\/1\./) as string },
    'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' },
  });
  expect(mail.text).toContain('You signed up on 3 April 2020 as reader-1@mail.example.');
  expect(mail.html).toContain('reader-1@mail.example');
  for (const part of [mail.text!, String(mail.html)]) {
    expect(part).toContain('Headline of story-one');
    expect(part).toContain('https://aislefive.example/newsletter/settings/1.');
    const [, token = '', send] = /newsletter\/view\/([\w.-]+)\/(\d+)/.exec(part)!;
    expect(await findMailToView(token, Number(send))).toBe(mail.html);
    expect(part).not.toMatch(/\{\{|reader-2/);
  }
  const plain = await simpleParser(sink.arrived.find(({ to }) => to === 'reader-2@mail.example')!.raw);
  expect(plain.html).toBe(false);
  expect(plain.text).toContain('reader-2@mail.example');
  expect(raw.toString('latin1')).toMatch(/^[\x00-\x7f]*$/);
  for (const line of raw.toString().split('\r\n')) expect(line.length).toBeLessThanOrEqual(200);
});

describe('a server', () => {
  test('that refuses is believed, one that says "later" is asked again, and both are in the statement', async () => {
    await addReaders(30);
    const { sendId } = await plannedSend();
    await serve((to, attempt) => {
      if (to === 'reader-3@mail.example') return { answer: '550 5.1.1 No such user', at: 'rcpt' };
      if (to === 'reader-4@mail.example') return { answer: '554 5.7.1 Not this', at: 'data' };
      return to === 'reader-5@mail.example' && attempt < 3 ? { answer: '450 4.2.0 Greylisted', at: 'rcpt' } : 'take';
    });
    await until(async () => (await tally(sendId)).accepted === 27);
    expect(await tally(sendId)).toEqual({ accepted: 27, refused: 2, waiting: 1 });
    expect(await sendNow(sendId)).toMatchObject({ status: 'sending', endedAt: null });
    ahead += 61_000;
    await until(async () => (await rows(sendId))[4]!.attempts === 2);
    ahead += 301_000;
    await done(sendId);
    const found = await rows(sendId);
    expect(found[2]).toMatchObject({ status: 'refused', answer: expect.stringContaining('No such user') as string });
    expect(found[3]).toMatchObject({ status: 'refused', attempts: 1 });
    expect(found[4]).toMatchObject({ status: 'accepted', attempts: 3 });
    expect(sink.arrived).toHaveLength(28);
  });

  test('that hangs up before it has a mail gets it again; after it has it, nobody knows', async () => {
    await addReaders(20);
    const { sendId } = await plannedSend();
    await serve((to, attempt) => {
      if (to === 'reader-7@mail.example' && attempt === 1) return 'hang up before';
      return to === 'reader-9@mail.example' && attempt === 1 ? 'take and hang up' : 'take';
    });
    await until(async () => (await tally(sendId)).accepted === 18);
    ahead += 6_000;
    await done(sendId);
    expect(await tally(sendId)).toEqual({ accepted: 19, uncertain: 1 });
    expect((await rows(sendId))[8]).toMatchObject({ status: 'uncertain' });
    expect(await decideUncertain({ ...order(sendId), decision: 'again' })).toEqual({ ok: true, count: 1 });
    await done(sendId);
    expect(await tally(sendId)).toEqual({ accepted: 20 });
    expect(sink.arrived.filter(({ to }) => to === 'reader-9@mail.example')).toHaveLength(2);
  });

  test('that asks for less gets less', async () => {
    await addReaders(40);
    const { sendId } = await plannedSend();
    let isAsking = true;
    await serve(() => (isAsking ? { answer: '421 4.7.0 Too many, slow down', at: 'rcpt' } : 'take'));
    await until(async () => (await logOf(sendId)).some((words) => words.includes('asks for less')));
    isAsking = false;
    // What was in hand at that moment may be taken.
    await until(async () => (await tally(sendId)).claimed === undefined);
    const before = sink.arrived.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(sink.arrived.length).toBe(before);
    ahead += 3_700_000;
    await done(sendId);
    expect(await tally(sendId)).toEqual({ accepted: 40 });
  });

  test('that refuses our own address makes the send wait for a person, and nobody is struck off', async () => {
    await addReaders(20);
    const { sendId } = await plannedSend();
    sink = await startSink(undefined, {
      onMailFrom: (_from, _session, next) => next(Object.assign(new Error('5.7.1 Not you'), { responseCode: 550 })),
    });
    sender1 = startSender({ clock, lanes: () => [smtpLane(sink.url)] });
    await until(async () => (await sendNow(sendId)).status === 'paused');
    expect(await tally(sendId)).toEqual({ waiting: 20 });
    expect((await sendNow(sendId)).note).toContain('Not you');
  });

  test('that cannot be reached is tried again', async () => {
    await addReaders(3);
    const { sendId } = await plannedSend();
    let url = 'smtp://127.0.0.1:1';
    sender1 = startSender({
      clock,
      lanes: () => {
        const lane = smtpLane(url);
        return [
          {
            ...lane,
            get isOpen() {
              return lane.isOpen;
            },
            open: () => smtpOpen(),
          },
        ];
        async function smtpOpen() {
          if (url.endsWith(':1')) throw new Error('connect ECONNREFUSED');
          await lane.open();
        }
      },
    });
    await until(async () => (await tally(sendId)).waiting === 3);
    await until(() => {
      ahead += 1000;
      return logOf(sendId).then((words) => words.some((each) => each.includes('cannot be reached')));
    });
    sink = await startSink();
    await sender1.stop();
    url = sink.url;
    sender1 = startSender({ clock, lanes: () => [smtpLane(url)] });
    await done(sendId);
    expect(sink.arrived).toHaveLength(3);
  });
});

describe('somebody', () => {
  test('who has left, rests, was suppressed or erased since is excluded, and the statement says why', async () => {
    await addReaders(10, (number) =>
      number === 1 ? { status: 'paused', pausedUntil: new Date(Date.now() + 1e9) } : {},
    );
    const { sendId } = await plannedSend();
    sink = await startSink();
    await changeSettings({ mailsPerSecond: 1 });
    sender1 = startSender({ clock, lanes: () => [smtpLane(sink.url)] });
    await until(async () => (await sendNow(sendId)).addressed === 10);
    await transact(async (tx) => {
      await tx.update(subscribers).set({ status: 'left', endedAt: new Date() }).where(eq(subscribers.id, 6));
      await tx.delete(subscribers).where(eq(subscribers.id, 7));
      await suppress(tx, { address: 'reader-8@mail.example', reason: 'bounced', now: new Date() });
      await tx
        .update(subscribers)
        .set({ email: 'new@post.example', domain: 'post.example' })
        .where(eq(subscribers.id, 9));
    });
    await changeSettings({ mailsPerSecond: 0 });
    ahead += 60_000;
    await done(sendId);
    const found = await rows(sendId);
    expect(found.filter(({ status }) => status === 'excluded').map(({ answer }) => answer)).toEqual([
      'On a pause',
      'Has left since',
      'Erased since',
      'On the suppression list',
    ]);
    expect(found[8]).toMatchObject({ email: 'new@post.example', domain: 'post.example', status: 'accepted' });
    expect(sink.arrived.map(({ to }) => to)).toContain('new@post.example');
    expect(await tally(sendId)).toEqual({ accepted: 6, excluded: 4 });
  });

  test('who joins after it began gets the next edition', async () => {
    await addReaders(2);
    const { sendId } = await plannedSend();
    await serve();
    await until(async () => (await sendNow(sendId)).addressed === 2);
    await addReaders(1, () => ({ email: 'late@mail.example', address: 'late@mail.example' }));
    await done(sendId);
    expect(sink.arrived).toHaveLength(2);
  });
});

describe('an editor', () => {
  test('stops the presses, mends a mistake and lets it go on: the rest get the corrected mail', async () => {
    await addReaders(200);
    const { sendId } = await plannedSend();
    await serve(undefined, 1);
    await until(() => sink.arrived.length > 20);
    expect(await pauseSend(order(sendId))).toEqual({ ok: true });
    const paused = Date.now();
    await until(async () => !(await tally(sendId)).claimed);
    expect(Date.now() - paused).toBeLessThan(1000);
    const before = sink.arrived.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(sink.arrived.length).toBe(before);
    const story = {
      kind: 'correction' as const,
      text: 'It was a Tuesday.',
      changes: { headline: 'The right headline' },
    };
    const corrected = await correct({ storyId: 1, ...story, by: editor, now: clock() });
    expect(corrected).toMatchObject({ ok: true });
    expect(await resumeSend(order(sendId))).toEqual({ ok: true, newVersion: 2 });
    await done(sendId);
    const found = await rows(sendId);
    expect(found.filter(({ version }) => version === 1)).toHaveLength(before);
    expect(found.filter(({ version }) => version === 2)).toHaveLength(200 - before);
    for (const [index, { raw }] of sink.arrived.entries()) {
      const text = (await simpleParser(raw)).text!;
      expect(text.includes('The right headline')).toBe(index >= before);
    }
    expect(new Set(sink.arrived.map(({ to }) => to)).size).toBe(200);
  });

  test('cancels the rest, who are excluded; sending again goes to them alone', async () => {
    await addReaders(60);
    const { sendId, briefingId } = await plannedSend();
    await changeSettings({ mailsPerSecond: 80 });
    await serve(undefined, 1);
    await until(() => sink.arrived.length > 5);
    expect(await cancelSend(order(sendId))).toEqual({ ok: true });
    await until(async () => (await sendNow(sendId)).endedAt !== null);
    const got = sink.arrived.length;
    expect(await tally(sendId)).toEqual({ accepted: got, excluded: 60 - got });
    const planned = await planSend({ briefingId, at: clock(), by: editor, now: clock() });
    await changeSettings({ mailsPerSecond: 0 });
    await done((planned as { sendId: number }).sendId);
    expect(new Set(sink.arrived.map(({ to }) => to)).size).toBe(60);
    expect(sink.arrived).toHaveLength(60);
  });

  test('hears why not', async () => {
    await addReaders(1);
    const briefingId = await publishedEdition();
    const now = clock();
    expect(await planSend({ briefingId, at: now, by: writer, now })).toEqual({ ok: false, reason: 'not allowed' });
    expect(await planSend({ briefingId: 77, at: now, by: editor, now })).toEqual({ ok: false, reason: 'not found' });
    const plans = await Promise.all([1, 2].map(() => planSend({ briefingId, at: now, by: editor, now })));
    expect(plans.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const sendId = 1;
    expect(await pauseSend(order(sendId))).toEqual({ ok: false, reason: 'not sending' });
    expect(await resumeSend(order(sendId))).toEqual({ ok: false, reason: 'not paused' });
    expect(await cancelSend({ ...order(sendId), by: writer })).toEqual({ ok: false, reason: 'not allowed' });
    expect(await decideUncertain({ ...order(sendId), decision: 'again' })).toEqual({ ok: false, reason: 'none' });
    expect(await cancelSend(order(sendId))).toEqual({ ok: true });
    for (const act of [cancelSend, pauseSend, startSendNow])
      expect(await act(order(sendId))).toEqual({ ok: false, reason: 'already cancelled' });
    expect(await startSendNow(order(99))).toEqual({ ok: false, reason: 'not found' });
  });
});

test('what is long past waits for a person, who may begin it', async () => {
  await addReaders(2);
  const { sendId } = await plannedSend();
  ahead = 2 * 3_600_000;
  await serve();
  await until(async () => (await sendNow(sendId)).status === 'held');
  expect((await sendNow(sendId)).note).toContain('too long ago');
  expect(await startSendNow(order(sendId))).toEqual({ ok: true });
  await done(sendId);
  expect(sink.arrived).toHaveLength(2);
});

test('an edition that is withdrawn stops its send', async () => {
  await addReaders(50);
  const { sendId, briefingId } = await plannedSend();
  await changeSettings({ mailsPerSecond: 16 });
  await serve(undefined, 1);
  await until(() => sink.arrived.length > 1);
  expect(await withdrawBriefing({ briefingId, note: 'It was wrong.', by: editor, now: clock() })).toEqual({ ok: true });
  await until(async () => (await sendNow(sendId)).status === 'paused');
  expect((await sendNow(sendId)).note).toBe('The edition was withdrawn.');
  expect(await resumeSend(order(sendId))).toEqual({ ok: false, reason: 'not out' });
});

test('a limit of an hour holds, over a restart too', async () => {
  await addReaders(50);
  const { sendId } = await plannedSend();
  await changeSettings({ mailsPerHour: 20 });
  await serve();
  await until(async () => (await logOf(sendId)).some((words) => words.includes('limit of an hour')));
  // It is said when the last is claimed, which is before that one arrives.
  await until(() => sink.arrived.length === 20);
  await sender1!.stop();
  sender1 = startSender({ clock, lanes: () => [smtpLane(sink.url)] });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(sink.arrived).toHaveLength(20);
  ahead += 3_700_000;
  await until(() => sink.arrived.length === 40);
  ahead += 3_700_000;
  await done(sendId);
});

test('two senders share no row: one of them waits until the other lets go', async () => {
  await addReaders(150);
  const { sendId } = await plannedSend();
  await serve();
  const other = startSender({ clock, lanes: () => [smtpLane(sink.url)] });
  await until(() => sink.arrived.length > 30);
  await sender1!.stop();
  await done(sendId);
  await other.stop();
  expect(new Set(sink.arrived.map(({ to }) => to)).size).toBe(150);
  expect(sink.arrived).toHaveLength(150);
});

test('what a process had in hand that was silent is uncertain, and nobody gets it again by itself', async () => {
  await addReaders(1);
  const { sendId } = await plannedSend();
  await transact(async (tx) => {
    await tx.update(sends).set({ status: 'sending', startedAt: clock(), addressed: 1, audienceEnd: 1 });
    const claimed = { status: 'claimed' as const, claimedBy: 'before', version: 1 };
    const row = { sendId, subscriberId: 1, email: 'reader-1@mail.example', domain: 'mail.example' };
    await tx.insert(deliveries).values({ ...row, format: 'designed', dueAt: clock(), ...claimed });
    await tx.insert(sender).values({ key: 'before', place: 'elsewhere', pid: 7, beatAt: clock() });
  });
  await serve();
  await new Promise((resolve) => setTimeout(resolve, 1300));
  expect(await tally(sendId)).toEqual({ claimed: 1 });
  ahead += 16_000;
  await done(sendId);
  expect(await tally(sendId)).toEqual({ uncertain: 1 });
  expect(sink.arrived).toHaveLength(0);
});

test('without a mail server it is kept in the outbox, for an administrator to read', async () => {
  await addReaders(3);
  const { sendId } = await plannedSend();
  sender1 = startSender({ clock });
  await done(sendId);
  const { listMails } = await import('@/lib/email');
  const kept = await listMails({ limit: 10 });
  expect(kept.map(({ recipient, status }) => `${recipient} ${status}`).sort()).toEqual([
    'reader-1@mail.example kept',
    'reader-2@mail.example kept',
    'reader-3@mail.example kept',
  ]);
  expect(kept[0]!.text).toContain('Headline of story-one');
});
