import { CLUSTER_RULES } from '@/lib/wire/cluster-rules';
import { Grouping } from '@/lib/wire/grouping';
import { percentile, printTable, rounded } from '../bench/figures';
import { headlines } from './headlines';

const SIZES = [1000, 10_000, 50_000];
/** New items that are timed, and after how many of them the second pass comes. */
const [NEW, ROUND] = [500, 50];

/** A median per item that a reader of the site never notices, in milliseconds. */
const BAR = 10;

/** Times what a new item costs with so many others in the window, and says whether it grows more slowly than they do. */
export function measureScale(): boolean {
  const measured = SIZES.map(timesWith);
  printTable(
    'A new item, in milliseconds, by the items in the window',
    ['', ...SIZES.map(rounded)],
    [
      ['its cluster is decided in (median)', ...measured.map(({ place }) => rounded(percentile(place, 0.5)))],
      ['all but the slowest hundredth', ...measured.map(({ place }) => rounded(percentile(place, 0.99)))],
      [`second pass after ${ROUND} items (median)`, ...measured.map(({ settle }) => rounded(percentile(settle, 0.5)))],
      ['second pass, each item’s share', ...measured.map(({ settle }) => rounded(percentile(settle, 0.5) / ROUND))],
      ['the window is rebuilt in', ...measured.map(({ restored }) => rounded(restored))],
      ['of it at a time, at most', ...measured.map(({ longest }) => rounded(longest))],
      ['the first second pass after that', ...measured.map(({ first }) => rounded(first))],
    ],
  );
  const costs = measured.map(({ place, settle }) => percentile(place, 0.5) + percentile(settle, 0.5) / ROUND);
  const [least, most] = [costs[0]!, costs.at(-1)!];
  const within = most <= BAR && most / least < SIZES.at(-1)! / SIZES[0]! / 5;
  console.log(
    `\n  ${within ? 'Within' : 'ABOVE'} the bar: ${BAR} ms an item, and fifty times the items, under ten times the cost`,
  );
  return within;
}

function timesWith(size: number) {
  const grouping = new Grouping(1, CLUSTER_RULES);
  const all = headlines(size + NEW);
  const start = performance.now();
  for (const { id, headline, at, event } of all.slice(0, size)) grouping.restore({ id, headline, at }, event);
  let [last, longest] = [performance.now(), 0];
  for (const _ of grouping.prepare()) {
    const now = performance.now();
    [last, longest] = [now, Math.max(longest, now - last)];
  }
  const restored = performance.now() - start;
  grouping.nextId = 1_000_000;
  const first = timed(() => grouping.settle());
  const [place, settle]: [number[], number[]] = [[], []];
  all.slice(size).forEach((report, index) => {
    place.push(timed(() => grouping.place(report)));
    if (index % ROUND === ROUND - 1) settle.push(timed(() => grouping.settle()));
  });
  return { place, settle, restored, longest, first };
}

function timed(act: () => unknown): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}
