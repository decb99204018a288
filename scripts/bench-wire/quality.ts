import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { CLUSTER_RULES } from '@/lib/wire/cluster-rules';
import { Grouping } from '@/lib/wire/grouping';
import { printTable } from '../bench/figures';
import { bCubed, type BCubed } from './b-cubed';

type Row = { id: string; title: string; date: string; topic: string };

/** The second pass comes after so many items, as it does after a round of the worker. */
const ROUND = 25;
/** As after a restart, or an act of an editor: the grouping is made anew from the clusters as they are stored. */
const ANEW = 500;
const BAR = 0.86;
const A_DAY = 24 * 60 * 60 * 1000;

/** What the README of the corpus gives, with a setting for each set. */
const KNOWN = [
  ['single pass, TF-IDF centroid', 0.763, 0.743, 0.837],
  ['single pass, bigrams, time decay', 0.781, 0.832, 0.838],
  ['agglomerative, neighbour-smoothed (k=20)', 0.861, 0.924, 0.888],
] as const;

/** Where the sample material is: WIRE_CORPUS, or `shared/corpus` beside the repository. */
export function findCorpus(): string | undefined {
  const places = [process.env.WIRE_CORPUS, '../shared/corpus'].filter((place) => place !== undefined);
  return places.map((place) => resolve(place)).find((place) => existsSync(join(place, 'stories')));
}

/** Groups the three sets as their items come in, prints how well, and says whether that is well enough. */
export function measureQuality(corpus: string): boolean {
  const read = (name: string) => readFileSync(join(corpus, 'stories', name), 'utf8').replace(/^\uFEFF/, '');
  const rows = (name: string): Row[] => parse(read(name), { columns: true, relax_column_count: true });
  const all = rows('dev.csv');
  const byId = new Map(all.map((row) => [row.id, row]));
  const desk = (JSON.parse(read('desk.json')) as string[][]).map((ids) => ids.map((id) => byId.get(id)!));
  const events = rows('events-dev.csv');
  const measure = (part: (rows: Row[]) => Row[], anew?: number) => [
    score(part(all), anew),
    score(part(events), anew),
    mean(desk.map((week) => score(part(week), anew))),
  ];
  const begunAnew = [ANEW, ROUND].map((every) => ({ every, scores: measure(inOrder, every) }));
  const measured = measure(inOrder);
  const [earlier, later] = [measure((set) => halves(set)[0]), measure((set) => halves(set)[1])];
  const average = mean(measured).f1;
  const f1Of = (scores: BCubed[]) => figures([...scores.map(({ f1 }) => f1), mean(scores).f1]);
  const figures = (values: readonly number[]) => values.map((value) => value.toFixed(3));
  printTable(
    'Grouping: B-cubed F1',
    ['', 'dev', 'events-dev', 'desk', 'mean'],
    [
      ...KNOWN.map(([name, ...f1]) => [name, ...figures([...f1, f1.reduce<number>((sum, each) => sum + each, 0) / 3])]),
      ['here, as items come in, one setting', ...f1Of(measured)],
      ['  precision', ...figures(measured.map(({ precision }) => precision)), ''],
      ['  recall', ...figures(measured.map(({ recall }) => recall)), ''],
      ...begunAnew.map(({ every, scores }) => [`  begun anew after every ${every}`, ...f1Of(scores)]),
      ['  the earlier half of each alone', ...f1Of(earlier)],
      ['  the later half of each alone', ...f1Of(later)],
    ],
  );
  console.log(`\n  ${average >= BAR ? 'Within' : 'BELOW'} the bar: a mean of ${BAR} or more`);
  return average >= BAR;
}

const inOrder = (rows: Row[]) => rows.toSorted((a, b) => Date.parse(a.date) - Date.parse(b.date));

function halves(rows: Row[]): [Row[], Row[]] {
  const [ordered, middle] = [inOrder(rows), Math.ceil(rows.length / 2)];
  return [ordered.slice(0, middle), ordered.slice(middle)];
}

function mean(scores: BCubed[]): BCubed {
  const of = (name: keyof BCubed) => scores.reduce((sum, each) => sum + each[name], 0) / scores.length;
  return { precision: of('precision'), recall: of('recall'), f1: of('f1') };
}

function score(rows: Row[], anew = Infinity): BCubed {
  const ordered = inOrder(rows);
  let grouping = new Grouping(1, CLUSTER_RULES);
  // What is forgotten has the cluster that it had last.
  const found = new Map<number, number>();
  ordered.forEach(({ title, date }, id) => {
    const at = Date.parse(date) / A_DAY;
    found.set(id, grouping.place({ id, headline: title, at }));
    if ((id + 1) % ROUND > 0 && id + 1 < ordered.length) return;
    grouping.settle();
    for (const each of found.keys()) found.set(each, grouping.clusterOf(each) ?? found.get(each)!);
    grouping.forget(at);
    if ((id + 1) % anew === 0) grouping = restored(ordered.slice(0, id + 1), found, grouping.nextId);
  });
  return bCubed(
    ordered.map(({ topic }) => topic),
    ordered.map((_, id) => String(found.get(id))),
  );
}

function restored(rows: Row[], found: Map<number, number>, nextId: number): Grouping {
  const grouping = new Grouping(nextId, CLUSTER_RULES);
  const oldest = Date.parse(rows.at(-1)!.date) / A_DAY - CLUSTER_RULES.horizon;
  rows.forEach(({ title, date }, id) => {
    const at = Date.parse(date) / A_DAY;
    if (at >= oldest) grouping.restore({ id, headline: title, at }, found.get(id)!);
  });
  // As the worker does, before anything new comes.
  Array.from(grouping.prepare());
  return grouping;
}
