/** Measures all parts, or those that are named, prints the tables, and ends with 1 if a bar is missed. docs/performance.md explains what is measured. */
import { cpus } from 'node:os';
import { briefingPath, storyPath } from '@/lib/paths';
import { makeData, type Data } from './data';
import { measureDesk, printDesk } from './desk';
import { measureDrawings } from './drawings';
import { rounded } from './figures';
import { canMeasureEdge } from './edge';
import { measureEdge } from './edge-loads';
import { benchIntake } from './intake';
import { measureLoads } from './loads';
import { printDrawings, printLoads, printVerdicts, printWeights } from './report';
import { printEdge, printSearches } from './report-edge';
import { measureSearches } from './searches';
import { benchSends } from './sends';
import { ask } from './pages';
import { startSite } from './server';
import { benchSubscribers } from './subscribers';
import { weigh, type Weight } from './weight';

const [FEW, MANY, VERY_MANY] = [70, 10_000, 100_000] as const;

const parts = { pages, desk, edge, searches, subscribers, sends: benchSends, intake } satisfies Record<
  string,
  () => Promise<boolean>
>;

type Part = keyof typeof parts;

/** All parts, or those that the command names. */
async function bench(named: string[]): Promise<boolean> {
  const unknown = named.filter((name) => !(name in parts));
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}, only ${Object.keys(parts).join(', ')}.`);
  const start = Date.now();
  console.log(`  Machine   Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}`);
  let within = true;
  for (const name of named.length > 0 ? (named as Part[]) : (Object.keys(parts) as Part[]))
    within = (await parts[name]()) && within;
  console.log(`\n  Took ${Math.round((Date.now() - start) / 1000)} s\n`);
  return within;
}

let sites: Promise<[Data, Data]> | undefined;

/** The two sites that pages and desk are measured on. */
const twoSites = () => (sites ??= Promise.all([makeData(FEW), makeData(MANY)]));

async function pages(): Promise<boolean> {
  const [small, large] = await twoSites();
  console.log(`  Data      ${rounded(small.stories)} and ${rounded(large.stories)} stories`);
  const weights = await measureWeights(small);
  const drawings = await measureDrawings(small, large);
  const loads = await measureLoads(small, large);
  printLoads(loads);
  printDrawings(drawings);
  printWeights(weights);
  return printVerdicts(loads, drawings);
}

async function desk(): Promise<boolean> {
  return printDesk(await measureDesk(...(await twoSites())));
}

/** Needs nginx and wrk, which a machine that only runs the site has no use for. */
async function edge(): Promise<boolean> {
  if (canMeasureEdge()) return printEdge(await measureEdge((await twoSites())[0]));
  console.log('\n  The edge was not measured: it needs Debian’s nginx-light and wrk.');
  return true;
}

async function searches(): Promise<boolean> {
  return printSearches(await measureSearches(await makeData(VERY_MANY)), VERY_MANY);
}

/** In a database of its own: a million people. */
async function subscribers(): Promise<boolean> {
  return benchSubscribers(await makeData(FEW));
}

async function intake(): Promise<boolean> {
  await benchIntake(await makeData(FEW));
  return true;
}

async function measureWeights(data: Data): Promise<Record<string, Weight>> {
  const site = await startSite(data.folder);
  const pages = {
    'front page': site.address,
    briefing: site.address + briefingPath(data.briefing),
    story: site.address + storyPath(data.demo.at(-1)!),
  };
  for (const address of Object.values(pages)) await ask(address);
  const weights = await weigh(Object.values(pages));
  await site.stop();
  return Object.fromEntries(Object.keys(pages).map((name, index) => [name, weights[index]!]));
}

process.exit((await bench(process.argv.slice(2))) ? 0 : 1);
