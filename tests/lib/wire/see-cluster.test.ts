import { beforeEach, expect, test } from 'vitest';
import { listSeen, seeCluster } from '@/lib/wire/see-cluster';
import { join } from '../../fixtures/editors';
import { addCluster, addSource } from '../../fixtures/wire';
import { freshDatabase } from '../../support/database';

const now = new Date('2020-07-22T10:00:00Z');
const later = new Date('2020-07-22T11:00:00Z');

beforeEach(() => freshDatabase());

test('what one editor has seen is new to another, and seeing it again moves the time on', async () => {
  const [ada, bo] = [await join('Ada'), await join('Bo')];
  const clusterId = await addCluster([{ sourceId: await addSource('Daily'), title: 'A' }]);
  await seeCluster({ clusterId, editorId: ada, now });
  expect(await listSeen(ada, [clusterId, 99])).toEqual(new Map([[clusterId, now]]));
  expect(await listSeen(bo, [clusterId])).toEqual(new Map());
  await seeCluster({ clusterId, editorId: ada, now: later });
  expect(await listSeen(ada, [clusterId])).toEqual(new Map([[clusterId, later]]));
  await seeCluster({ clusterId: 99, editorId: ada, now });
  expect(await listSeen(ada, [99])).toEqual(new Map());
});
