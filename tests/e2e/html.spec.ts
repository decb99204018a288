import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, PAGES, test } from './reader';

const run = promisify(execFile);
const CHECKER = 'node_modules/vnu-jar/build/dist/vnu.jar';

test('the Nu HTML checker finds no error in any page', async ({ request }, { outputDir }) => {
  test.setTimeout(120_000);
  mkdirSync(outputDir, { recursive: true });
  const files: string[] = [];
  for (const [name, path] of Object.entries(PAGES)) {
    const file = join(outputDir, `${name}.html`);
    writeFileSync(file, await (await request.get(path)).text());
    files.push(file);
  }
  // The checker ends with an error if it found one, and prints nothing if it did not.
  const { stderr } = await run('java', ['-jar', CHECKER, '--errors-only', ...files]).catch(
    (error: { stderr: string }) => error,
  );
  expect(stderr).toBe('');
});
