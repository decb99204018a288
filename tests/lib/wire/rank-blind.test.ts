import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { audit } from '@/db/schema/editors';
import { findBlindRanking } from '@/lib/wire/find-blind-ranking';
import { rankBlind, type RankResult } from '@/lib/wire/rank-blind';
import { contents } from '../../fixtures/contents';
import { join } from '../../fixtures/editors';
import { addReadyBriefing, publishAsItIs } from '../../fixtures/newsroom';
import { addCluster, addSource } from '../../fixtures/wire';
import { editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-22T10:00:00Z');
let briefingId: number;
let first: number;
let second: number;
let ids: number[];

beforeEach(async () => {
  freshDatabase();
  ({ briefingId } = await addReadyBriefing());
  first = await join('Ada');
  second = await join('Bo', 'writer');
  const sourceId = await addSource('Trade Daily');
  ids = [];
  for (const title of ['A', 'B', 'C', 'D', 'E', 'F']) ids.push(await addCluster([{ sourceId, title }]));
});

const rank = (letters: string, given: object = {}): Promise<RankResult> =>
  rankBlind({
    briefingId,
    ranked: [...letters].map((letter) => ids['ABCDEF'.indexOf(letter)] ?? 99),
    editorId: first,
    by: editor,
    now,
    ...given,
  });
const seenBy = (editorId: number) => findBlindRanking(briefingId, editorId, 5);

describe('a blind ranking', () => {
  test('is not seen by those whose own is not in', async () => {
    expect(await rank('ABC')).toEqual({ ok: true });
    const seen = await seenBy(second);
    expect(seen).toMatchObject({ mine: [], merged: [], disagreements: [] });
    expect(seen.voters).toHaveLength(1);
  });

  test('is merged with the others once one’s own is in, and shows what they disagree about', async () => {
    await rank('ABC');
    await rank('ACB', { editorId: second, by: writer });
    const seen = await seenBy(second);
    expect(seen.merged.map(({ headline }) => headline)).toEqual(['A', 'B', 'C']);
    expect(seen.disagreements).toEqual([]);
    await rank('CBD', { editorId: second, by: writer });
    const apart = (await seenBy(first)).disagreements.map(({ clusterId }) => clusterId);
    expect(apart.sort()).toEqual([ids[0], ids[2], ids[3]]);
  });

  test('takes the place of the one before, and nothing takes it back', async () => {
    await rank('ABC');
    await rank('BA');
    expect((await seenBy(first)).mine).toEqual([ids[1], ids[0]]);
    await rank('');
    expect(await seenBy(first)).toMatchObject({ mine: [], voters: [] });
  });

  test('is an act in the log, which does not say what the order was', async () => {
    await rank('ABC');
    const line = (await db().select().from(audit)).at(-1)!;
    expect(line).toMatchObject({ act: 'ranked blind', subject: 'No. 900', after: null });
  });

  test.each([
    ['one twice', 'AAB', 'not an order'],
    ['more than there are slots', 'ABCDEF', 'not an order'],
    ['one that is not there', 'AX', 'not an order'],
  ])('with %s is none', async (_name, letters, reason) => {
    const before = contents();
    expect(await rank(letters)).toEqual({ ok: false, reason });
    expect(contents()).toEqual(before);
  });

  test('is for editions to come', async () => {
    expect(await rank('AB', { briefingId: 99 })).toEqual({ ok: false, reason: 'not found' });
    await publishAsItIs({ briefingId, by: editor, now });
    expect(await rank('AB')).toEqual({ ok: false, reason: 'published' });
  });
});
