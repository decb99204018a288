import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { db, transact } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { audit } from '@/db/schema/editors';
import { deliveries, returns, sends } from '@/db/schema/sends';
import { subscribers } from '@/db/schema/subscribers';
import { env } from '@/lib/env';
import { collectReturns } from '@/lib/newsletter/collect-returns';
import type { Report } from '@/lib/newsletter/read-report';
import { messageIdOf, returnAddress } from '@/lib/newsletter/return-address';
import { readNotice } from '@/lib/newsletter/return-form';
import { findSuppression } from '@/lib/newsletter/suppress';
import { takeMbox } from '@/lib/newsletter/take-mbox';
import { takeReturn } from '@/lib/newsletter/take-return';
import { complaint, outOfOffice, postfix } from '../../fixtures/reports';
import { subscriberAt } from '../../fixtures/subscribers';
import { freshDatabase } from '../../support/database';

const now = new Date('2020-07-24T06:20:00Z');
const ADDRESS = 'reader@mail.example';

let count = 0;
const report = (deliveryId: number | undefined, change: Partial<Report> = {}): Report => ({
  ...{ kind: 'hard bounce', code: '5.1.1', detail: `550 <${ADDRESS}> unknown`, fingerprint: `report ${count++}` },
  ...change,
  deliveryId,
});

/** A mail that the other server took. */
async function delivered(subscriberId: number, email = ADDRESS): Promise<number> {
  return transact(async (tx) => {
    await tx
      .insert(briefings)
      .values({ id: 1, number: 1, slug: '2020-07-24', title: 'One', intro: '', editionDate: '2020-07-24' })
      .onConflictDoNothing();
    const ordered = { orderedBy: 'Ed', orderedRole: 'editor', orderedAt: now } as const;
    const [send] = await tx
      .insert(sends)
      .values({ briefingId: 1, status: 'done', dueAt: now, ...ordered })
      .returning({ id: sends.id });
    const taken = {
      status: 'accepted',
      format: 'designed',
      domain: 'mail.example',
      dueAt: now,
      settledAt: now,
    } as const;
    const [delivery] = await tx
      .insert(deliveries)
      .values({ sendId: send!.id, subscriberId, email, ...taken })
      .returning({ id: deliveries.id });
    return delivery!.id;
  });
}

const personOf = async (id: number) => (await db().select().from(subscribers).where(eq(subscribers.id, id)))[0]!;

beforeEach(() => {
  freshDatabase();
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
});

describe('a return', () => {
  test('a hard bounce ends the sending at once, and is written to the log without the address', async () => {
    const { id } = await subscriberAt(ADDRESS, { status: 'paused', pausedUntil: new Date('2020-08-01') });
    const result = await takeReturn({ report: report(await delivered(id)), now });
    expect(result).toEqual({ ok: true, subscriberId: id, ended: true });
    expect(await personOf(id)).toMatchObject({ status: 'bounced', endedAt: now, pausedUntil: null });
    expect(await findSuppression(ADDRESS)).toMatchObject({ reason: 'bounced', detail: 'hard bounce, 5.1.1' });
    const [entry] = await db().select().from(audit);
    expect(entry).toMatchObject({ actor: 'A mail server', act: 'ended the sending to', subject: `subscriber ${id}` });
    expect(JSON.stringify([entry, await db().select().from(returns)])).not.toContain(ADDRESS);
  });

  test('a complaint does too, and stands over a bounce of the same mail', async () => {
    const { id } = await subscriberAt(ADDRESS);
    const mail = await delivered(id);
    await takeReturn({ report: report(mail, { kind: 'complaint', code: '' }), now });
    expect((await personOf(id)).status).toBe('complained');
    expect(await takeReturn({ report: report(mail), now })).toMatchObject({ ok: true, ended: false });
    expect(await findSuppression(ADDRESS)).toMatchObject({ reason: 'complained' });
    expect((await db().select().from(deliveries))[0]!.returned).toBe('complaint');
  });

  test('who has left is not called by another name, and is not written to all the more', async () => {
    const { id } = await subscriberAt(ADDRESS, { status: 'left', endedAt: new Date('2020-07-24T06:19:00Z') });
    await takeReturn({ report: report(await delivered(id), { kind: 'complaint' }), now });
    expect((await personOf(id)).status).toBe('left');
    expect(await findSuppression(ADDRESS)).toMatchObject({ reason: 'complained' });
  });

  test('soft bounces end it when as many editions in a row came back as the settings say', async () => {
    const { id } = await subscriberAt(ADDRESS);
    const soft = async () => {
      const mail = await delivered(id);
      // A server may report the same mail again and again.
      await takeReturn({ report: report(mail, { kind: 'soft bounce', code: '4.2.2' }), now });
      return takeReturn({ report: report(mail, { kind: 'soft bounce', code: '4.2.2' }), now });
    };
    for (let week = 1; week <= 4; week++) await soft();
    expect(await personOf(id)).toMatchObject({ status: 'active', softBounces: 4 });
    await delivered(id);
    await soft();
    expect(await personOf(id)).toMatchObject({ status: 'active', softBounces: 1 });
    for (let week = 2; week <= 4; week++) await soft();
    expect((await personOf(id)).status).toBe('active');
    await soft();
    expect(await personOf(id)).toMatchObject({ status: 'bounced', softBounces: 5 });
    expect(await findSuppression(ADDRESS)).toMatchObject({ reason: 'bounced', detail: 'soft bounce, 4.2.2' });
  });

  test('the same report counts once, also from two processes at once', async () => {
    const { id } = await subscriberAt(ADDRESS);
    const same = report(await delivered(id));
    const results = await Promise.all([1, 2, 3].map(() => takeReturn({ report: same, now })));
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, false, true]);
    expect(await db().select().from(returns)).toHaveLength(1);
  });

  test.each([undefined, 4711])(
    'about a delivery that is not there (%s) is written down and changes nothing',
    async (deliveryId) => {
      const { id } = await subscriberAt(ADDRESS);
      expect(await takeReturn({ report: report(deliveryId), now })).toEqual({ ok: false, reason: 'unknown' });
      expect((await personOf(id)).status).toBe('active');
      expect(await findSuppression(ADDRESS)).toBeUndefined();
      expect(await db().select().from(returns)).toMatchObject([
        { deliveryId: null, detail: '550 <(address)> unknown' },
      ]);
    },
  );

  test('about an address that somebody has left behind stops the old one alone', async () => {
    const { id } = await subscriberAt('new@mail.example');
    await takeReturn({ report: report(await delivered(id)), now });
    expect(await personOf(id)).toMatchObject({ status: 'active', softBounces: 0 });
    expect(await findSuppression(ADDRESS)).toBeDefined();
    expect(await findSuppression('new@mail.example')).toBeUndefined();
  });

  test('from before somebody confirmed the address anew changes nothing', async () => {
    const { id } = await subscriberAt(ADDRESS, { joinedAt: new Date(now.getTime() + 1000) });
    await takeReturn({ report: report(await delivered(id)), now });
    expect((await personOf(id)).status).toBe('active');
    expect(await findSuppression(ADDRESS)).toBeUndefined();
  });

  test('about somebody who was erased suppresses nobody', async () => {
    const mail = await delivered(99, '');
    expect(await takeReturn({ report: report(mail, { detail: '550 unknown' }), now })).toMatchObject({
      ok: true,
      ended: false,
    });
    expect(await db().select().from(returns)).toMatchObject([{ detail: '550 unknown' }]);
  });
});

describe('the ways in', () => {
  const about = (id: number) => ({
    returnTo: returnAddress('bounces@site.example', id),
    messageId: messageIdOf(id, 'site.example'),
  });

  test('a Maildir is emptied of reports, each once, and other mail is left for a person', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'returns-'));
    vi.spyOn(await import('@/lib/env'), 'env').mockReturnValue({ ...env(), RETURNS_MAILDIR: folder });
    expect(await collectReturns(now)).toBe(0);
    const { id } = await subscriberAt(ADDRESS);
    const mail = about(await delivered(id));
    mkdirSync(join(folder, 'new'));
    const put = (name: string, text: string) => writeFileSync(join(folder, 'new', name), text);
    put('1.report', postfix(mail));
    put('2.again', postfix(mail));
    put('3.away', outOfOffice(mail));
    expect(await collectReturns(now)).toBe(1);
    expect(readdirSync(join(folder, 'new'))).toEqual([]);
    expect(readdirSync(join(folder, 'cur')).sort()).toEqual(['1.report:2,S', '2.again:2,S', '3.away:2,']);
    expect(readFileSync(join(folder, 'cur', '3.away:2,'), 'utf8')).toBe(outOfOffice(mail));
    expect((await personOf(id)).status).toBe('bounced');
  });

  test('an mbox file', async () => {
    const [one, two] = [await subscriberAt(ADDRESS), await subscriberAt('two@mail.example')];
    const mails = [
      postfix(about(await delivered(one.id))),
      `Subject: hello\r\n\r\n>From the beginning of a line,\r\n\r\n>From quoted`,
      complaint(about(await delivered(two.id, 'two@mail.example'))),
    ];
    const file = mails.map((mail) => `From MAILER-DAEMON Fri Jul 24 06:15:10 2020\n${mail}\n\n`).join('');
    // In pieces of any length.
    const pieces = file.match(/[\s\S]{1,77}/g)!.map((piece) => Buffer.from(piece));
    expect(await takeMbox(Readable.from(pieces), now)).toEqual({ mails: 3, reports: 2, taken: 2 });
    expect([(await personOf(one.id)).status, (await personOf(two.id)).status]).toEqual(['bounced', 'complained']);
  });

  test('one raw message', async () => {
    const { id } = await subscriberAt(ADDRESS);
    const text = postfix(about(await delivered(id)));
    expect(await takeMbox(Readable.from([Buffer.from(text)]), now)).toEqual({ mails: 1, reports: 1, taken: 1 });
  });

  test('a notice in JSON, which is nothing without a name that we signed', () => {
    const said = { kind: 'hard bounce', code: '5.1.1' };
    const named = readNotice(JSON.stringify({ ...said, mail: messageIdOf(3, 'site.example') }));
    expect(named).toMatchObject({ kind: 'hard bounce', deliveryId: 3, code: '5.1.1', detail: '' });
    expect(readNotice(JSON.stringify({ ...said, mail: returnAddress('b@site.example', 3) }))?.deliveryId).toBe(3);
    expect(readNotice(JSON.stringify({ ...said, mail: '3@site.example' }))?.deliveryId).toBeUndefined();
    for (const wrong of [
      '',
      '[]',
      '{}',
      'null',
      '{"kind":"open","mail":"x"}',
      JSON.stringify({ ...said, mail: 'x'.repeat(501) }),
    ])
      expect(readNotice(wrong)).toBeUndefined();
  });
});
