import { beforeEach, expect, test } from 'vitest';
import { db } from '@/db/client';
import { audit } from '@/db/schema/editors';
import { listVotes, voteFor, type VoteResult } from '@/lib/wire/vote';
import { mergeClusters } from '@/lib/wire/merge-clusters';
import { join } from '../../fixtures/editors';
import { addBriefing } from '../../fixtures/newsroom';
import { addCluster, addSource } from '../../fixtures/wire';
import { editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-22T10:00:00Z');
let [ada, bo, edition, cluster, other] = [0, 0, 0, 0, 0];

beforeEach(async () => {
  freshDatabase();
  [ada, bo] = [await join('Ada'), await join('Bo', 'writer')];
  edition = await addBriefing({ number: 31, editionDate: '2020-07-31' });
  const sourceId = await addSource('Daily');
  cluster = await addCluster([{ sourceId, title: 'A' }]);
  other = await addCluster([{ sourceId, title: 'B' }]);
});

const vote = (given: Partial<Parameters<typeof voteFor>[0]> = {}): Promise<VoteResult> =>
  voteFor({ clusterId: cluster, briefingId: edition, isFor: true, editorId: ada, by: editor, now, ...given });
const namesFor = async (id: number) => ((await listVotes(edition, [id])).get(id) ?? []).map(({ name }) => name);

test('the first proposes, others vote, each once, and a vote can be taken back', async () => {
  expect(await vote({ editorId: bo, by: writer })).toEqual({ ok: true, isFor: true });
  await vote({ now: new Date(now.getTime() + 1) });
  await vote();
  expect(await namesFor(cluster)).toEqual(['Bo', 'Ada']);
  expect(await vote({ editorId: bo, by: writer, isFor: false })).toEqual({ ok: true, isFor: false });
  expect(await namesFor(cluster)).toEqual(['Ada']);
  expect(await namesFor(other)).toEqual([]);
  const acts = (await db().select().from(audit)).map(({ act }) => act);
  expect(acts.filter((act) => act.endsWith('for'))).toEqual(['is for', 'is for', 'is no longer for']);
});

test('a vote for a cluster that was merged counts for the one it is part of now', async () => {
  await mergeClusters({ clusterIds: [other, cluster], by: editor, now });
  const last = await addCluster([{ sourceId: await addSource('Weekly'), title: 'C' }]);
  await mergeClusters({ clusterIds: [last, other], by: editor, now });
  expect(await vote()).toEqual({ ok: true, isFor: true });
  expect(await namesFor(last)).toEqual(['Ada']);
});

test('what cannot be voted for', async () => {
  const out = await addBriefing({ number: 30, editionDate: '2020-07-24', status: 'published' });
  const gone = await addBriefing({ number: 29, editionDate: '2020-07-17', trashedAt: now });
  expect(await vote({ briefingId: out })).toEqual({ ok: false, reason: 'published' });
  expect(await vote({ briefingId: gone })).toEqual({ ok: false, reason: 'not found' });
  expect(await vote({ clusterId: 99 })).toEqual({ ok: false, reason: 'not found' });
  expect(await vote({ briefingId: 99 })).toEqual({ ok: false, reason: 'not found' });
});
