/**
 * What `npm start` and `npm test` share before anything of the project can be imported: plain JavaScript that needs
 * nothing but Node. Each step does its work only if it is not done, says so in a line, and throws a SetUpError with one
 * sentence for a person if it cannot.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export class SetUpError extends Error {}

const OLDEST_NODE = [20, 9];

/** Refuses a Node that is too old to run the project. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new SetUpError(`Node ${OLDEST_NODE.join('.')} or later is needed; this is ${version}. See nodejs.org.`);
  }
}

/** Refuses a folder that cannot be written to. */
export function checkWritable(folder = '.') {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new SetUpError(`Cannot write to ${process.cwd()}. Run this as the owner of the folder.`);
  }
}

/** Runs a program. Resolves with its exit code; its output goes to the terminal, or is kept and returned if `quiet`. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Installs what the lockfile names, unless exactly that is installed. Returns whether it had to. */
export async function installPackages() {
  if (isInstalled()) return false;
  console.log('  Packages  being installed; this takes a minute or two the first time');
  const { code, output } = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], { quiet: true });
  if (code !== 0) throw new SetUpError(`The packages could not be installed. npm said:\n${said(output)}`);
  return true;
}

function isInstalled() {
  const there = 'node_modules/.package-lock.json';
  if (!existsSync(there)) return false;
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const found = JSON.parse(readFileSync(there, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || found[path]?.version === version || (optional && !found[path]),
  );
}

/** Makes `.env` with a random secret if there is none. Returns whether it did. */
export function makeEnvironmentFile() {
  if (existsSync('.env')) return false;
  const example = readFileSync('.env.example', 'utf8');
  const secret = randomBytes(32).toString('base64url');
  writeFileSync('.env', example.replace(/^AUTH_SECRET=.*$/m, `AUTH_SECRET=${secret}`), { mode: 0o600, flag: 'wx' });
  return true;
}

/** Refuses a port that something listens on, or that is none. */
export function checkPort(port) {
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    return Promise.reject(new SetUpError('PORT must be a whole number from 0 to 65535.'));
  }
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const why = error.code === 'EADDRINUSE' ? 'is in use. Stop what runs there' : `cannot be used (${error.code})`;
      reject(new SetUpError(`Port ${port} ${why}, or choose another: PORT=${port + 1} npm start`));
    });
    probe.listen(port, () => probe.close(() => resolve()));
  });
}

const BUILT_FROM = ['app', 'components', 'lib', 'db/client.ts', 'db/schema', 'next.config.js', 'postcss.config.mjs'];
const STAMP = '.next/built-from';

/** Builds the site unless the build is of these very sources. A build that fails leaves the last one in place. */
export async function build() {
  const sources = fingerprint([...BUILT_FROM, 'package-lock.json', 'tsconfig.json']);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return false;
  console.log('  Build     being made; this takes half a minute');
  const [current, previous] = ['.next', '.next-previous'];
  if (existsSync(STAMP)) {
    rmSync(previous, { recursive: true, force: true });
    renameSync(current, previous);
  }
  const { code, output } = await run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    quiet: true,
    env: { NODE_ENV: 'production' },
  });
  if (code === 0) writeFileSync(STAMP, sources);
  else if (existsSync(previous)) {
    rmSync(current, { recursive: true, force: true });
    renameSync(previous, current);
  }
  rmSync(previous, { recursive: true, force: true });
  if (code !== 0) throw new SetUpError(`The site could not be built. Next said:\n${tail(output)}`);
  return true;
}

/** A hash of the names and contents of these files and folders. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesBelow)) hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  const entries = readdirSyncOrNothing(path);
  if (!entries) return [path];
  return entries.sort().flatMap((name) => filesBelow(join(path, name)));
}

function readdirSyncOrNothing(path) {
  try {
    return readdirSync(path);
  } catch {
    return undefined;
  }
}

/** npm says first what is wrong, then how npm works. */
const said = (output) =>
  output
    .split('\n')
    .filter((line) => line && !line.startsWith('npm warn'))
    .slice(0, 12)
    .join('\n');

const tail = (output) => output.trim().split('\n').slice(-15).join('\n');
