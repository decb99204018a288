import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { siteEnvironment } from './server';
import type { Contents } from './synthetic';

/** A database of the bench's own, in a folder that goes when this process does. */
export type Data = Contents & { folder: string };

const run = promisify(execFile);

/** Makes a database with this many stories: the demo's 70 at least. */
export async function makeData(stories: number): Promise<Data> {
  const folder = mkdtempSync(join(tmpdir(), 'aisle-five-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const fill = ['--import', 'tsx', 'scripts/bench/synthetic.ts', String(stories)];
  const { stdout } = await run(process.execPath, fill, { env: siteEnvironment(folder) });
  return { ...(JSON.parse(stdout) as Contents), folder };
}
