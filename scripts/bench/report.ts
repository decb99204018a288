import type { Drawings } from './drawings';
import { kilobytes, median, percentile, printTable, rounded } from './figures';
import type { Load } from './load';
import type { Loads } from './loads';
import { KINDS, type Weight } from './weight';

/** A page of the large site may take this many times as long as one of the small site. */
const BAR = 1.2;

const SIDES = [
  ['small', '70'],
  ['large', '10,000'],
] as const;

/** Pages from the cache under load, each beside the file. Figures are medians of the rounds. */
export function printLoads({ pages, file }: { pages: Loads[]; file: Loads }): void {
  const heading = ['served', 'stories', 'size', 'requests/s', 'lowest to highest', 'p50 ms', 'p99 ms', 'of the file'];
  const rows = [...pages, file].flatMap((each) =>
    SIDES.map(([side, stories]) => {
      const perSecond = each[side].map((round) => round.perSecond);
      return [
        each.name,
        stories,
        kilobytes(each.bytes[side]),
        rounded(median(perSecond)),
        `${rounded(Math.min(...perSecond))} to ${rounded(Math.max(...perSecond))}`,
        rounded(middle(each[side], 'p50')),
        rounded(middle(each[side], 'p99')),
        rounded(middle(each[side], 'perSecond') / middle(file[side], 'perSecond')),
      ];
    }),
  );
  printTable('From the cache, 50 connections', heading, rows);
}

/** First drawings of story pages. */
export function printDrawings({ bytes, ...times }: Drawings): void {
  const rows = SIDES.map(([side, stories]) => [
    stories,
    String(times[side].length),
    kilobytes(bytes[side] / times[side].length),
    rounded(median(times[side])),
    rounded(percentile(times[side], 0.99)),
  ]);
  printTable('First drawing of a story, one at a time', ['stories', 'drawings', 'size', 'median ms', 'p99 ms'], rows);
}

/** First views in a browser. */
export function printWeights(weights: Record<string, Weight>): void {
  const rows = Object.entries(weights).map(([name, { requests, bytes }]) => [
    name,
    String(requests),
    ...KINDS.map((kind) => kilobytes(bytes[kind])),
    kilobytes(Object.values(bytes).reduce((sum, each) => sum + each, 0)),
  ]);
  printTable('A first view, as it comes over the network', ['page', 'requests', ...KINDS, 'in all'], rows);
}

/** Whether each bar is met; true if all are. */
export function printVerdicts({ pages }: { pages: Loads[] }, drawings: Drawings): boolean {
  const verdicts = [
    ...pages.map((each) => ({ name: `${each.name}, from the cache`, ratio: roundRatio(each) })),
    { name: 'first drawing of a story', ratio: median(drawings.large) / median(drawings.small) },
  ].map((each) => ({ ...each, within: each.ratio <= BAR }));
  const rows = verdicts.map(({ name, ratio, within }) => [name, rounded(ratio), within ? 'within' : 'over']);
  printTable(`Latency at 10,000 stories over that at 70; the bar is ${BAR}`, ['page', 'ratio', 'bar'], rows);
  return verdicts.every(({ within }) => within);
}

/** The two turns of a round share the machine's mood, so they are compared with each other first. */
const roundRatio = ({ small, large }: Loads) => median(large.map((round, index) => round.p50 / small[index]!.p50));

const middle = (rounds: Load[], figure: keyof Load) => median(rounds.map((round) => round[figure]));
