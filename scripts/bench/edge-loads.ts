import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { briefingPath, storyPath } from '@/lib/paths';
import type { Data } from './data';
import { startEdge, type Edge } from './edge';
import type { Load } from './load';
import { freePort, startSite, type Site } from './server';
import { wrk } from './wrk';

/** One address under load, from each of its servers; the rounds take turns. */
export type EdgeLoads = { name: string; bytes: number; file: Load[]; edge: Load[]; origin: Load[]; plain: Load[] };

export type EdgeResult = {
  loads: EdgeLoads[];
  /** Milliseconds from a change to the first answer that shows it. */
  visible: { origin: number[]; edge: number[] };
  /** Whether the edge still served every page after the site was stopped. */
  stale: boolean;
};

const ROUNDS = 5;
const SECONDS = 1;
const CHANGES = 20;

/** Measures the site alone and behind nginx, each beside the same bytes as a file of nginx. */
export async function measureEdge(data: Data): Promise<EdgeResult> {
  const port = await freePort();
  const site = await startSite(data.folder, { EDGE_URL: `http://127.0.0.1:${port}` });
  const edge = await startEdge(site.address, port);
  const story = storyPath(data.demo.at(-1)!);
  const pages = { 'the front page': '/', 'the newest briefing': briefingPath(data.briefing), 'a story': story };
  const loads: EdgeLoads[] = [];
  for (const [name, path] of Object.entries(pages)) loads.push(await prepare(name, path, site, edge));
  for (let round = 0; round < ROUNDS; round++) {
    for (const each of loads) await measureRound(each, pages[each.name as keyof typeof pages], site, edge);
  }
  const visible = await measureChanges(data, story, site, edge);
  await site.stop();
  const answers = await Promise.all(Object.values(pages).map((path) => get(edge.address + path)));
  await edge.stop();
  return { loads, visible, stale: answers.every(({ status }) => status === 200) };
}

/** The gzip body of a page becomes the file it is compared with. */
async function prepare(name: string, path: string, site: Site, edge: Edge): Promise<EdgeLoads> {
  const body = await raw(site.address + path);
  writeFileSync(join(edge.folder, fileName(path)), body);
  await get(edge.address + path);
  return { name, bytes: body.length, file: [], edge: [], origin: [], plain: [] };
}

const fileName = (path: string) => `${path.replaceAll('/', '_')}.html`;

async function measureRound(each: EdgeLoads, path: string, site: Site, edge: Edge): Promise<void> {
  const gzip = { seconds: SECONDS, encoding: 'gzip' };
  each.file.push(await wrk(`${edge.files}/${fileName(path)}`, gzip));
  each.edge.push(await wrk(edge.address + path, gzip));
  each.origin.push(await wrk(site.address + path, gzip));
  each.plain.push(await wrk(site.address + path, { ...gzip, encoding: 'identity' }));
}

/** Changes a headline in the database, as another process would, and asks until it shows. */
async function measureChanges(data: Data, path: string, site: Site, edge: Edge) {
  const visible = { origin: [] as number[], edge: [] as number[] };
  const database = new SQLite(join(data.folder, 'aisle-five.db'));
  const change = database.prepare('update stories set headline = ? where slug = ?');
  for (let number = 0; number < CHANGES; number++) {
    const headline = `Change ${number} of the benchmark`;
    change.run(headline, path.split('/').at(-1));
    const start = performance.now();
    const shown = async (address: string) => {
      while (!(await get(address + path)).text.includes(headline)) {
        if (performance.now() - start > 10_000) throw new Error(`A change did not show at ${address} in ten seconds.`);
      }
      return performance.now() - start;
    };
    const [origin, atEdge] = await Promise.all([shown(site.address), shown(edge.address)]);
    visible.origin.push(origin);
    visible.edge.push(atEdge);
  }
  database.close();
  return visible;
}

async function get(address: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(address, { headers: { 'Accept-Encoding': 'gzip' } });
  return { status: answer.status, text: await answer.text() };
}

/** The body as it comes over the network, still compressed. */
function raw(address: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    request(address, { headers: { 'Accept-Encoding': 'gzip' } }, (response) => {
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve(Buffer.concat(parts)));
    })
      .on('error', reject)
      .end();
  });
}
