import { beforeEach, expect, test } from 'vitest';
import { transact, db } from '@/db/client';
import { editors, leases, presences } from '@/db/schema/editors';
import { beat, type Wish } from '@/lib/editors/presence';
import type { Role } from '@/lib/editors/rules';
import { addBriefing, addStory } from '../../fixtures/newsroom';
import { freshDatabase } from '../../support/database';

const start = new Date('2020-07-25T12:00:00Z').getTime();
const place = 'stories/1';

beforeEach(async () => {
  freshDatabase();
  await addStory({ slug: 'story', updatedBy: 'Wri Ter', version: 7 });
  await addBriefing({ editionDate: '2020-07-31' });
  await transact(async (tx) => {
    for (const [index, role] of (['writer', 'editor'] as const).entries())
      await tx.insert(editors).values({
        name: role,
        email: `${index}@example.com`,
        role,
        passwordHash: 'x',
        createdAt: new Date(start),
      });
  });
});

const ids: Record<string, number> = { writer: 1, editor: 2 };

function at(seconds: number, who: Role, wants: Wish, given: { tab?: string; place?: string } = {}) {
  const order = { tab: `${who}-tab`, place, ...given, wants, editorId: ids[who]!, by: { name: who, role: who } };
  return beat({ ...order, now: new Date(start + seconds * 1000) });
}

const until = (seconds: number) => new Date(start + seconds * 1000);

test('whoever looks is seen, and hears the version of the place', async () => {
  expect(await at(0, 'writer', 'look')).toEqual({
    ok: true,
    others: [],
    lease: { mine: false },
    version: 7,
    savedBy: 'Wri Ter',
  });
  expect(await at(1, 'editor', 'look')).toMatchObject({ others: [{ name: 'writer', since: until(0), isMe: false }] });
});

test('the first who writes has the lease until silent for half a minute', async () => {
  expect(await at(0, 'writer', 'write')).toMatchObject({ lease: { mine: true, holder: 'writer', until: until(30) } });
  expect(await at(29, 'editor', 'write')).toMatchObject({ lease: { mine: false, holder: 'writer', until: until(30) } });
  expect(await at(30, 'editor', 'write')).toMatchObject({ lease: { mine: true, holder: 'editor', until: until(60) } });
  expect(await at(31, 'writer', 'write')).toMatchObject({ lease: { mine: false, holder: 'editor' } });
});

test('a beat renews the lease', async () => {
  for (let seconds = 0; seconds <= 100; seconds += 10) await at(seconds, 'writer', 'write');
  expect(await at(105, 'editor', 'write')).toMatchObject({ lease: { mine: false, until: until(130) } });
});

test('who takes it has it, and the former holder hears so', async () => {
  await at(0, 'writer', 'write');
  expect(await at(5, 'editor', 'take')).toMatchObject({ lease: { mine: true } });
  expect(await at(10, 'writer', 'write')).toMatchObject({ lease: { mine: false, holder: 'editor' } });
});

test.each(['leave', 'look'] as const)('who goes over to %s lets the lease go', async (wish) => {
  await at(0, 'writer', 'write');
  expect(await at(5, 'writer', wish)).toMatchObject({ lease: { mine: false } });
  const answer = await at(6, 'editor', 'write');
  expect(answer).toMatchObject({ lease: { mine: true }, others: wish === 'look' ? [{ name: 'writer' }] : [] });
});

test('two who write at the same moment: one has it', async () => {
  const answers = await Promise.all([at(0, 'writer', 'write'), at(0, 'editor', 'write')]);
  expect(answers.filter((each) => each.ok && each.lease.mine)).toHaveLength(1);
});

test('who says nothing is no longer there, and nothing is left of them', async () => {
  await at(0, 'writer', 'write');
  expect(await at(30, 'editor', 'look')).toMatchObject({ others: [{ name: 'writer' }], lease: { mine: false } });
  expect(await at(31, 'editor', 'look')).toMatchObject({ others: [] });
  expect([await db().$count(presences), await db().$count(leases)]).toEqual([1, 0]);
});

test('another tab of the same person is another, and says that it is theirs', async () => {
  await at(0, 'writer', 'write');
  expect(await at(1, 'writer', 'write', { tab: 'another-tab' })).toMatchObject({
    lease: { mine: false, holder: 'writer' },
    others: [{ name: 'writer', isMe: true }],
  });
});

test('nobody can speak for the tab of somebody else', async () => {
  await at(0, 'writer', 'write');
  await at(1, 'editor', 'leave', { tab: 'writer-tab' });
  expect(await at(2, 'editor', 'write', { tab: 'writer-tab' })).toMatchObject({
    lease: { mine: false },
    others: [{ name: 'writer' }],
  });
});

test('a tab that goes to another place leaves the first', async () => {
  await at(0, 'writer', 'write');
  await addStory({ slug: 'second' });
  expect(await at(1, 'writer', 'write', { place: 'stories/2' })).toMatchObject({ lease: { mine: true } });
  expect(await at(2, 'editor', 'write')).toMatchObject({ lease: { mine: true }, others: [] });
});

test('only who may write gets a lease, and each may look', async () => {
  const briefing = { place: 'briefings/1' };
  expect(await at(0, 'writer', 'write', briefing)).toEqual({ ok: false, reason: 'not allowed' });
  expect(await at(0, 'writer', 'take', briefing)).toEqual({ ok: false, reason: 'not allowed' });
  expect(await at(0, 'writer', 'look', briefing)).toMatchObject({ ok: true, version: 1 });
  expect(await at(0, 'editor', 'write', briefing)).toMatchObject({ lease: { mine: true } });
});

test.each(['stories/99', 'stories', 'people/1', 'stories/1/2', '__proto__/1', '', 'stories/-1'])(
  'there is nobody at %j',
  async (nowhere) => {
    expect(await at(0, 'editor', 'look', { place: nowhere })).toEqual({ ok: false, reason: 'not found' });
  },
);
