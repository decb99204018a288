/** `npm test`: sets up all it needs, then every check there is, and at the end one line that counts them. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { build, checkNode, checkWritable, installPackages, run, SetUpError } from './set-up.mjs';

const RESULTS = 'test-results';
const count = { passed: 0, failed: 0 };

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
  count[code === 0 ? 'passed' : 'failed'] += 1;
  console.log(code === 0 ? `  ${name}  passed` : `  ${name}  FAILED\n${output}`);
}

/** Unit and integration tests. A file that could not even be loaded counts as one failure. */
async function unitTests() {
  const file = `${RESULTS}/unit.json`;
  const { code } = await run(process.execPath, [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${file}`,
  ]);
  const { numPassedTests = 0, numFailedTests = 0 } = read(file);
  add(numPassedTests, numFailedTests, code);
}

async function browserTests() {
  const { code } = await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'test']);
  const { stats = {}, suites = [] } = read(`${RESULTS}/e2e.json`);
  const { expected = 0, unexpected = 0, flaky = 0 } = stats;
  add(expected + flaky, unexpected, code);
  for (const title of suites.flatMap(unsteady)) console.log(`  Passed only when run again: ${title}`);
}

/** The tests of a suite, and of those in it, that failed and then passed. */
function unsteady({ file, specs = [], suites = [] }) {
  const mine = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'));
  return [...mine.map(({ title }) => `${file}: ${title}`), ...suites.flatMap(unsteady)];
}

function add(passed, failed, code) {
  count.passed += passed;
  count.failed += Math.max(failed, code === 0 && passed > 0 ? 0 : 1);
}

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});

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
  console.log(`\n${count.passed} passed, ${count.failed} failed`);
  process.exit(count.failed === 0 ? 0 : 1);
}

try {
  await test();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(error.message);
  process.exit(1);
}
