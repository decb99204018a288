/** Measures, prints the tables, and ends with 1 if a bar is missed. docs/performance.md explains what is measured. */
import { cpus } from 'node:os';
import { briefingPath, storyPath } from '@/lib/paths';
import { makeData, type Data } from './data';
import { measureDesk, printDesk } from './desk';
import { measureDrawings } from './drawings';
import { rounded } from './figures';
import { canMeasureEdge } from './edge';
import { measureEdge } from './edge-loads';
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

async function bench(): Promise<boolean> {
  const start = Date.now();
  console.log(`  Machine   Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}`);
  const [small, large] = await Promise.all([makeData(FEW), makeData(MANY)]);
  console.log(`  Data      ${rounded(small.stories)} and ${rounded(large.stories)} stories`);
  const weights = await measureWeights(small);
  const drawings = await measureDrawings(small, large);
  const loads = await measureLoads(small, large);
  printLoads(loads);
  printDrawings(drawings);
  printWeights(weights);
  const desk = printDesk(await measureDesk(small, large));
  const within = [
    printVerdicts(loads, drawings),
    desk,
    await edge(small),
    await searches(),
    await subscribers(),
    await benchSends(),
  ].every(Boolean);
  console.log(`\n  Took ${Math.round((Date.now() - start) / 1000)} s\n`);
  return within;
}

/** Needs nginx and wrk, which a machine that only runs the site has no use for. */
async function edge(data: Data): Promise<boolean> {
  if (canMeasureEdge()) return printEdge(await measureEdge(data));
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

process.exit((await bench()) ? 0 : 1);
