import type { EdgeResult } from './edge-loads';
import { kilobytes, median, percentile, printTable, rounded } from './figures';
import type { Load } from './load';
import type { Searches } from './searches';

/** Goals: the edge beside a file of nginx; the site beside one, as 1,500 is to 66,000; seconds; milliseconds. */
const GOALS = { edge: 0.8, origin: 1500 / 66_000, visible: 1000, ranked: 20, any: 60 };

const middle = (rounds: Load[], figure: keyof Load) => median(rounds.map((round) => round[figure]));

/** The site behind nginx; true if every goal is met. */
export function printEdge({ loads, visible, stale }: EdgeResult): boolean {
  const sides = [
    ['file', 'a file of nginx, gzip'],
    ['edge', 'nginx before the site, gzip'],
    ['origin', 'the site, gzip'],
    ['plain', 'the site, not compressed'],
  ] as const;
  const rows = loads.flatMap((each) =>
    sides.map(([side, label]) => [
      each.name,
      label,
      rounded(middle(each[side], 'perSecond')),
      rounded(middle(each[side], 'p50')),
      rounded(middle(each[side], 'p99')),
      rounded(ratio(each[side], each.file)),
    ]),
  );
  printTable(
    'The edge, 50 connections, one core each for load and server',
    ['page', 'served by', 'requests/s', 'p50 ms', 'p99 ms', 'of the file'],
    rows,
  );
  console.log(`\n  Compressed sizes: ${loads.map(({ name, bytes }) => `${name} ${kilobytes(bytes)}`).join(', ')}`);
  const goals: [string, string, boolean][] = [
    ...loads.map((each): [string, string, boolean] => {
      const share = ratio(each.edge, each.file);
      return [`${each.name}: edge over file, ${GOALS.edge} or more`, rounded(share), share >= GOALS.edge];
    }),
    ...loads.map((each): [string, string, boolean] => {
      const share = ratio(each.plain, each.file);
      return [`${each.name}: site over file, ${rounded(GOALS.origin)} or more`, rounded(share), share >= GOALS.origin];
    }),
    ...(['origin', 'edge'] as const).map((side): [string, string, boolean] => {
      const worst = Math.max(...visible[side]);
      const told = `${rounded(median(visible[side]))} median, ${rounded(worst)} most`;
      return [`change to visible, ${side}, under ${GOALS.visible} ms`, told, worst < GOALS.visible];
    }),
    ['the edge serves every page while the site is down', stale ? 'yes' : 'no', stale],
  ];
  return printGoals('Goals at the edge', goals);
}

/** Round by round: the turns of a round share the machine's mood. */
const ratio = (rounds: Load[], file: Load[]) =>
  median(rounds.map((round, index) => round.perSecond / file[index]!.perSecond));

/** Searches; true if every goal is met. */
export function printSearches({ times, pages, reader }: Searches, stories: number): boolean {
  const kinds: [string, number[]][] = [
    ['up to 5,000 hits, ranked', times.ranked],
    ['more hits, newest first', times.many],
    ['no hit, with spelling', times.none],
    ['a whole page over HTTP, common words', pages],
  ];
  const rows = kinds.map(([name, took]) => [
    name,
    String(took.length),
    rounded(median(took)),
    rounded(percentile(took, 0.99)),
    rounded(Math.max(...took)),
  ]);
  printTable(`Searches among ${rounded(stories)} stories`, ['search', 'asked', 'median ms', 'p99 ms', 'most ms'], rows);
  const ranked = percentile(times.ranked, 0.99);
  const any = percentile([...times.ranked, ...times.many, ...times.none], 0.99);
  return printGoals('Goals of the search', [
    [`p99 with up to 5,000 hits under ${GOALS.ranked} ms`, rounded(ranked), ranked < GOALS.ranked],
    [`p99 of any search under ${GOALS.any} ms`, rounded(any), any < GOALS.any],
    [
      'p99 of the front page beside searches, ms, and alone',
      `${rounded(reader.besideSearches)}, ${rounded(reader.alone)}`,
      reader.besideSearches < GOALS.any,
    ],
  ]);
}

function printGoals(title: string, goals: [string, string, boolean][]): boolean {
  const rows = goals.map(([goal, seen, met]) => [goal, seen, met ? 'met' : 'missed']);
  printTable(title, ['goal', 'seen', ''], rows);
  return goals.every(([, , met]) => met);
}
