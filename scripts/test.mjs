/** `npm test`: sets up all it needs, then every check there is, and at the end one line that counts them. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { build, checkNode, checkWritable, installPackages, run, SetUpError } from './set-up.mjs';
import { brief, browserOutcome, unitOutcome } from './test-results.mjs';

const RESULTS = 'test-results';
/** @type {import('./test-results.mjs').Outcome} */
const total = { passed: 0, failures: [], unsteady: [] };

/** What browser tests need beyond npm: Chromium, and Java for the HTML checker. From Debian's packages. */
const PROGRAMS = [
  { file: '/usr/bin/chromium', package: 'chromium' },
  { file: '/usr/bin/java', package: 'default-jre-headless' },
];

async function installPrograms() {
  const missing = PROGRAMS.filter(({ file }) => !existsSync(file)).map((program) => program.package);
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new SetUpError(`The browser tests need ${missing.join(' and ')}. Install with: sudo ${command}`);
  }
  console.log(`  Programs  ${missing.join(', ')} being installed from Debian`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { quiet: true, env });
  const { code, output } = await run('apt-get', command.split(' ').slice(1), { quiet: true, env });
  if (code !== 0) throw new SetUpError(`${missing.join(' and ')} could not be installed. apt-get said:\n${output}`);
}

/** A check that passes or fails as a whole. */
async function check(name, script, ...args) {
  const { code, output } = await run(process.execPath, [`node_modules/${script}`, ...args], { quiet: true });
  console.log(code === 0 ? `  ${name}  passed` : `  ${name}  FAILED\n${output}`);
  if (code === 0) total.passed += 1;
  else total.failures.push({ title: name.trim(), why: brief(output, 40) });
}

/** Unit and integration tests. */
async function unitTests() {
  const file = `${RESULTS}/unit.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${file}`];
  const { code } = await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...reporters]);
  add('Unit tests', unitOutcome(read(file)), code);
}

async function browserTests() {
  const { code } = await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'test']);
  add('Browser tests', browserOutcome(read(`${RESULTS}/e2e.json`)), code);
}

/** Adds one program's tests. One that ran none, or that ended badly and names no failure, has failed itself. */
function add(name, { passed, failures, unsteady }, code) {
  total.passed += passed;
  total.failures.push(...failures);
  total.unsteady.push(...unsteady);
  if (failures.length > 0 || (code === 0 && passed > 0)) return;
  total.failures.push({ title: name, why: `${passed} passed, and it ended with ${code}.` });
}

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});

/** What failed stands at the end, where whoever reads only the end of a long log finds it. */
function report() {
  for (const title of total.unsteady) console.log(`  Passed only when run again: ${title}`);
  for (const { title, why } of total.failures) console.log(`\n  FAILED: ${title}\n${why}`);
  console.log(`\n${total.passed} passed, ${total.failures.length} failed`);
}

async function test() {
  checkNode();
  checkWritable();
  console.log('\nAisle Five: tests\n');
  if (await installPackages()) console.log('  Packages  installed');
  await installPrograms();
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS);
  await check('Format  ', 'prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn');
  if (await build()) console.log('  Build     ready');
  await check('Types   ', 'typescript/bin/tsc', '--noEmit');
  await check('Lint    ', 'eslint/bin/eslint.js', '.');
  await unitTests();
  await browserTests();
  report();
  process.exit(total.failures.length === 0 ? 0 : 1);
}

try {
  await test();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(error.message);
  process.exit(1);
}
