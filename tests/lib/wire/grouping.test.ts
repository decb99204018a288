import { expect, test } from 'vitest';
import { Grouping } from '@/lib/wire/grouping';
import { bCubed } from '../../../scripts/bench-wire/b-cubed';
import { headlines } from '../../../scripts/bench-wire/headlines';

/** Three events of a week, in the order their reports came in. */
const WEEK: [day: number, event: string, headline: string][] = [
  [1.0, 'scout', 'Amazon Scout delivery robots arrive in Atlanta'],
  [1.1, 'ant', 'Ant Group to list in Hong Kong and Shanghai'],
  [1.2, 'scout', 'Amazon to test Scout delivery robots in Atlanta and Franklin'],
  [1.3, 'masks', 'Face coverings compulsory in shops in England'],
  [1.4, 'ant', 'Ant Group plans dual listing in Hong Kong, Shanghai'],
  [1.5, 'masks', 'Shops in England: face coverings become compulsory'],
  [1.6, 'scout', 'Scout delivery robots: Amazon expands to Atlanta'],
  [1.7, 'ant', 'Alibaba’s Ant Group picks Hong Kong and Shanghai for listing'],
  [1.8, 'masks', 'England makes face coverings compulsory in shops'],
];

function grouped(week = WEEK): Grouping {
  const grouping = new Grouping();
  week.forEach(([at, , headline], id) => grouping.place({ id, headline, at }));
  return grouping;
}

const idsOf = (event: string) => WEEK.flatMap(([, of], id) => (of === event ? [id] : []));
const clustersOf = (grouping: Grouping, ids: number[]) => [...new Set(ids.map((id) => grouping.clusterOf(id)))];

test('reports of one event are in one cluster, others in others', () => {
  const grouping = grouped();
  grouping.settle();
  const found = ['scout', 'ant', 'masks'].map((event) => clustersOf(grouping, idsOf(event)));
  expect(found.map((clusters) => clusters.length)).toEqual([1, 1, 1]);
  expect(new Set(found.flat()).size).toBe(3);
});

test('the second pass changes nothing when nothing new has come', () => {
  const grouping = grouped();
  grouping.settle();
  const before = WEEK.map((_, id) => grouping.clusterOf(id));
  expect(grouping.settle()).toEqual({ merges: [], splits: [] });
  expect(WEEK.map((_, id) => grouping.clusterOf(id))).toEqual(before);
});

test('a merge names both, and the one that stays has all items', () => {
  const grouping = grouped();
  const before = new Map(WEEK.map((_, id) => [id, grouping.clusterOf(id)!]));
  const { merges } = grouping.settle();
  expect(merges.length).toBe(new Set(before.values()).size - 3);
  for (const { from, into } of merges) {
    expect(grouping.itemsOf(from)).toEqual([]);
    const moved = [...before].filter(([, cluster]) => cluster === from).map(([id]) => id);
    for (const id of moved) expect(grouping.clusterOf(id)).toBe(into);
  }
});

test('the same words weeks later are another event', () => {
  const grouping = grouped([...WEEK, [12, 'scout', WEEK[0]![2]]]);
  grouping.settle();
  expect(grouping.clusterOf(9)).not.toBe(grouping.clusterOf(0));
});

test('a restored window decides as the one it was made from', () => {
  const first = grouped();
  first.settle();
  const second = new Grouping(100);
  WEEK.forEach(([at, , headline], id) => second.restore({ id, headline, at }, first.clusterOf(id)!));
  const late = { id: 50, headline: 'Amazon Scout robots deliver in Atlanta', at: 2 };
  expect([first.place(late), second.place(late)]).toEqual([first.clusterOf(0), first.clusterOf(0)]);
});

test('what is too old is forgotten', () => {
  const grouping = grouped();
  grouping.forget(15.35);
  expect(grouping.size).toBe(5);
  expect(grouping.clusterOf(3)).toBeUndefined();
  expect(grouping.clusterOf(4)).toBeDefined();
  grouping.forget(100);
  expect(grouping.size).toBe(0);
  expect(grouping.place({ id: 9, headline: WEEK[0]![2], at: 100 })).toBeGreaterThan(0);
});

test('a cluster that was like one that is forgotten is like none', () => {
  const grouping = new Grouping();
  grouping.place({ id: 1, headline: WEEK[0]![2], at: 0 });
  const later = grouping.place({ id: 2, headline: WEEK[2]![2], at: 13 });
  expect(grouping.likenessToEarlier(later)).toBeGreaterThan(0);
  grouping.forget(14.5);
  expect(grouping.likenessToEarlier(later)).toBe(0);
});

test('a process that ends after every 25 items, and another that goes on, group nearly as well as one', () => {
  const reports = headlines(600);
  const well = (isEnding: boolean) => {
    let grouping = new Grouping();
    reports.forEach((report, index) => {
      grouping.place(report);
      if (index % 25 < 24) return;
      grouping.settle();
      if (!isEnding) return;
      const next = new Grouping(grouping.nextId);
      for (const each of reports.slice(0, index + 1)) next.restore(each, grouping.clusterOf(each.id)!);
      grouping = next;
    });
    const found = reports.map(({ id }) => String(grouping.clusterOf(id)));
    return bCubed(
      reports.map(({ event }) => String(event)),
      found,
    ).f1;
  };
  expect(well(true)).toBeGreaterThan(well(false) - 0.03);
});

test.each(['', '!!!', 'a', 'the of and', 'x'.repeat(100_000), '\u0000\uFFFF'])(
  'takes any headline: %.10s',
  (headline) => {
    const grouping = new Grouping();
    grouping.place({ id: 1, headline, at: 1 });
    grouping.place({ id: 2, headline, at: 1 });
    grouping.settle();
    expect(grouping.clusterOf(2)).toBeDefined();
  },
);

/** What an editor settled: the copies of one headline, in two clusters that the pass would make one. */
function apart(): Grouping {
  const grouping = new Grouping(10);
  const headline = WEEK[0]![2];
  [1, 1, 2, 2].forEach((cluster, id) => grouping.restore({ id, headline, at: 1 }, cluster));
  grouping.restore({ id: 9, headline: WEEK[1]![2], at: 1 }, 3);
  return grouping;
}

test('what is alike becomes one, unless an editor put both where they are', () => {
  const free = apart();
  free.settle();
  expect(clustersOf(free, [0, 1, 2, 3])).toHaveLength(1);
  const settled = apart();
  for (const cluster of [1, 2]) settled.stand(cluster, { isKept: true, isDismissed: false });
  expect(settled.settle().merges).toEqual([]);
  expect(settled.itemsOf(2)).toEqual([2, 3]);
});

test('of two the kept one keeps its identity, however small', () => {
  const grouping = apart();
  grouping.restore({ id: 4, headline: WEEK[0]![2], at: 1 }, 1);
  grouping.stand(2, { isKept: true, isDismissed: false });
  expect(grouping.settle().merges).toEqual([{ from: 1, into: 2 }]);
});

test('a dismissed cluster takes new items and no clusters', () => {
  const grouping = apart();
  grouping.stand(1, { isKept: true, isDismissed: true });
  expect(grouping.settle().merges).toEqual([]);
  const lone = new Grouping(10);
  lone.restore({ id: 0, headline: WEEK[0]![2], at: 1 }, 1);
  lone.restore({ id: 1, headline: WEEK[1]![2], at: 1 }, 2);
  lone.stand(1, { isKept: true, isDismissed: true });
  expect(lone.place({ id: 2, headline: WEEK[0]![2], at: 1.1 })).toBe(1);
});

test('what an editor put together stays together; what the pass put together wrongly comes apart', () => {
  const mixed = (isKept: boolean) => {
    const grouping = new Grouping(10);
    WEEK.forEach(([at, event, headline], id) => grouping.restore({ id, headline, at }, event === 'masks' ? 2 : 1));
    grouping.stand(1, { isKept, isDismissed: false });
    return { grouping, settled: grouping.settle() };
  };
  const free = mixed(false);
  expect(free.settled.splits).toEqual([{ from: 1, into: 10 }]);
  expect(free.grouping.clusterOf(0)).not.toBe(free.grouping.clusterOf(1));
  const kept = mixed(true);
  expect(kept.settled).toEqual({ merges: [], splits: [] });
  expect(kept.grouping.clusterOf(0)).toBe(kept.grouping.clusterOf(1));
});
