import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Data } from './data';
import { median, printTable, rounded } from './figures';
import { siteEnvironment } from './server';

const run = promisify(execFile);

const [SIGN_UPS, ROWS, TURNS] = [1_000, 100_000, 3];

type Figures = Record<'signUps' | 'bareSignUps' | 'checked' | 'imported' | 'bareImported', number[]>;

/** Measures how fast people get onto the list, beside bare inserts of the same rows, and prints it. No bar is set. */
export async function benchIntake({ folder }: Data): Promise<void> {
  const script = ['--import', 'tsx', 'scripts/bench/intake-times.ts', ...[SIGN_UPS, ROWS, TURNS].map(String)];
  const { stdout } = await run(process.execPath, script, { env: siteEnvironment(folder) });
  const figures = JSON.parse(stdout) as Figures;
  const line = (name: string, ours: number[], bare: number[]) => {
    const share = median(ours.map((each, turn) => each / bare[turn]!));
    return [name, rounded(median(ours)), rounded(median(bare)), share.toFixed(2)];
  };
  printTable(
    `Onto the list, a second (${TURNS} turns; an import of ${ROWS.toLocaleString('en-GB')} rows)`,
    ['', 'ours', 'bare inserts', 'of them'],
    [
      line('sign-ups, a transaction each', figures.signUps, figures.bareSignUps),
      line('rows of an import, carried out', figures.imported, figures.bareImported),
    ],
  );
  console.log(`  Rows read and checked before: ${rounded(median(figures.checked))} a second`);
}
