import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { briefings, publications, slots } from '@/db/schema/briefings';
import { audit } from '@/db/schema/editors';
import { jobs } from '@/db/schema/jobs';
import { stories } from '@/db/schema/stories';
import { answerFor } from '@/lib/addresses';
import { cancelSchedule, dismissHeld } from '@/lib/briefings/cancel-schedule';
import { findPlan, listHeld } from '@/lib/briefings/job-queries';
import { findProof } from '@/lib/briefings/proof';
import { publish } from '@/lib/briefings/publish';
import { runJobs } from '@/lib/briefings/run-jobs';
import { schedule } from '@/lib/briefings/schedule';
import { contents } from '../../fixtures/contents';
import { addReadyBriefing, changeSettings, publishAsItIs } from '../../fixtures/newsroom';
import { editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-23T15:00:00Z');
const at = new Date('2020-07-24T06:00:00Z');
const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

let briefingId: number;
let storyIds: number[];
let proof: string;

beforeEach(async () => {
  freshDatabase();
  ({ briefingId, storyIds } = await addReadyBriefing());
  proof = (await findProof(briefingId))!;
});

const plan = (order: object = {}) => schedule({ briefingId, proof, at, by: editor, now, ...order });
const status = async () => (await db().select().from(briefings))[0]!.status;
const book = () => db().select().from(publications);
const jobRows = () => db().select().from(jobs).orderBy(jobs.id);
const change = (headline: string) =>
  transact(async (tx) => {
    await tx
      .update(stories)
      .set({ headline, version: 2, updatedBy: 'Sec Ond', updatedAt: now })
      .where(eq(stories.id, storyIds[2]!));
  });

describe('a publication that is planned', () => {
  test('happens when it is due, once, in the name of who planned it', async () => {
    expect(await plan()).toMatchObject({ ok: true });
    expect(await status()).toBe('scheduled');
    expect(await runJobs(after(-1))).toBe(0);
    expect(await runJobs(at)).toBe(1);
    expect(await runJobs(after(1))).toBe(0);
    expect(await status()).toBe('published');
    expect(await book()).toMatchObject([{ publishedAt: at, publishedBy: editor.name }]);
    expect(await jobRows()).toMatchObject([{ status: 'done', endedAt: at }]);
    expect(await answerFor('/stories/story-five')).toMatchObject({ status: 200 });
  });

  test('is planned once by a double click, and whoever comes second is told', async () => {
    const results = await Promise.all([plan(), plan()]);
    expect(results).toMatchObject([{ ok: true }, { ok: false, reason: 'already scheduled' }]);
    expect(await jobRows()).toHaveLength(1);
  });

  test('can be planned anew by who names the plan they replace, and by nobody else', async () => {
    const first = await plan();
    const jobId = first.ok ? first.jobId : 0;
    expect(await plan({ at: after(60), replaces: jobId + 1 })).toMatchObject({ reason: 'already scheduled' });
    expect(await plan({ at: after(60), replaces: jobId })).toMatchObject({ ok: true });
    expect(await jobRows()).toMatchObject([{ status: 'cancelled' }, { status: 'waiting', dueAt: after(60) }]);
    expect(await runJobs(at)).toBe(0);
    expect(await runJobs(after(60))).toBe(1);
    expect(await book()).toHaveLength(1);
  });

  test('can be cancelled; the edition is a draft again and can be planned again', async () => {
    await plan();
    expect(await cancelSchedule({ briefingId, by: editor, now })).toEqual({ ok: true });
    expect(await status()).toBe('draft');
    expect(await runJobs(at)).toBe(0);
    expect(await plan()).toMatchObject({ ok: true });
    expect(await runJobs(at)).toBe(1);
  });

  test('is over when somebody publishes at once', async () => {
    await plan();
    expect(await publish({ briefingId, proof, by: editor, now })).toEqual({ ok: true, publishedAt: now });
    expect(await runJobs(at)).toBe(0);
    expect(await book()).toHaveLength(1);
    expect(await jobRows()).toMatchObject([{ status: 'cancelled', note: 'Published by Test editor.' }]);
  });

  test.each([
    { what: 'by a writer', order: { by: writer }, reason: 'not allowed' },
    { what: 'of nothing', order: { briefingId: 99 }, reason: 'not found' },
    { what: 'for this very moment', order: { at: now }, reason: 'in the past' },
    { what: 'for yesterday', order: { at: after(-2000) }, reason: 'in the past' },
    { what: 'of what was not proofed', order: { proof: '' }, reason: 'changed' },
  ])('$what is refused, and nothing is changed', async ({ order, reason }) => {
    const before = contents();
    expect(await plan(order)).toMatchObject({ ok: false, reason });
    expect(contents()).toEqual(before);
  });

  test('is refused while something is missing', async () => {
    await transact(async (tx) => void (await tx.delete(slots).where(eq(slots.rank, 2))));
    proof = (await findProof(briefingId))!;
    expect(await plan()).toMatchObject({ reason: 'not ready', problems: [{ message: 'Slot 2 is empty.' }] });
  });

  test.each(['not scheduled', 'not allowed'] as const)('is not cancelled: %s', async (reason) => {
    const by = reason === 'not allowed' ? writer : editor;
    expect(await cancelSchedule({ briefingId, by, now })).toEqual({ ok: false, reason });
  });
});

describe('an embargo', () => {
  const embargo = (table: typeof briefings | typeof stories, until: Date) =>
    transact(async (tx) => {
      await tx.update(table).set({ embargoUntil: until });
      proof = (await findProof(briefingId))!;
    });

  test.each([
    { of: 'the edition', table: briefings },
    { of: 'a story', table: stories },
  ])('of $of holds until its very instant', async ({ table }) => {
    await embargo(table, at);
    proof = (await findProof(briefingId))!;
    expect(await publishAsItIs({ briefingId, by: editor, now: after(-1) })).toEqual({
      ok: false,
      reason: 'embargo',
      until: at,
    });
    expect(await plan({ at: after(-1) })).toEqual({ ok: false, reason: 'embargo', until: at });
    expect(await plan({ at })).toMatchObject({ ok: true });
    expect(await runJobs(at)).toBe(1);
    expect(await status()).toBe('published');
  });
});

describe('a publication that comes to nothing waits for a person and says why', () => {
  const held = async () => (await listHeld(briefingId))[0]?.note;

  test.each([
    { minutes: 59, grace: 60, is: 'published' },
    { minutes: 60, grace: 60, is: 'published' },
    { minutes: 61, grace: 60, is: 'draft' },
    { minutes: 61, grace: 90, is: 'published' },
    { minutes: 3 * 24 * 60, grace: 60, is: 'draft' },
  ])('$minutes minutes late with $grace of grace: $is', async ({ minutes, grace, is }) => {
    await changeSettings({ graceMinutes: grace });
    await plan();
    expect(await runJobs(after(minutes))).toBe(1);
    expect(await status()).toBe(is);
    expect(await book()).toHaveLength(is === 'published' ? 1 : 0);
  });

  test('being late, in words and in the audit log', async () => {
    await plan();
    await runJobs(after(180));
    expect(await held()).toBe('It was due on 24 July 2020, 07:00. When its turn came it was three hours late.');
    const acts = await db().select().from(audit);
    expect(acts.at(-1)).toMatchObject({ actor: 'The worker', act: 'held the publication of', subject: 'No. 900' });
    expect(await runJobs(after(181))).toBe(0);
  });

  test('being changed since: then the plan says so before', async () => {
    await plan();
    await change('Another headline');
    expect(await findPlan(briefingId, now)).toMatchObject({ changes: ['Story 3 was changed by Sec Ond at 16:00.'] });
    await runJobs(at);
    expect(await status()).toBe('draft');
    expect(await held()).toContain('Story 3 was changed by Sec Ond');
  });

  test('not being ready any more', async () => {
    await plan();
    await changeSettings({ slots: 6 });
    await runJobs(at);
    expect(await held()).toBe('It is not ready. Slot 6 is empty.');
  });

  test('until somebody publishes it, or says that it is not to be', async () => {
    await plan();
    await runJobs(after(180));
    expect(await dismissHeld({ briefingId, by: writer, now })).toEqual({ ok: false, reason: 'not allowed' });
    expect(await dismissHeld({ briefingId, by: editor, now })).toEqual({ ok: true });
    expect(await dismissHeld({ briefingId, by: editor, now })).toEqual({ ok: false, reason: 'not held' });
    expect(await held()).toBeUndefined();
    await plan();
    await runJobs(after(180));
    expect(await publish({ briefingId, proof, by: editor, now: after(181) })).toMatchObject({ ok: true });
    expect(await held()).toBeUndefined();
  });
});
