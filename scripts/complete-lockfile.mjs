/**
 * Completes package-lock.json after `npm install`. npm leaves out packages for other systems that the registry at hand
 * does not have, and `npm ci` then refuses the file on every system. This names them with the version their parent asks
 * for; only a system that needs one will ever fetch it. Run: node scripts/complete-lockfile.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The packages that others name as optional and the file does not hold: [name, version].
 * @param {{ packages: Record<string, { optionalDependencies?: Record<string, string> }> }} lock
 */
export function missingPackages({ packages }) {
  const wanted = Object.values(packages).flatMap((each) => Object.entries(each.optionalDependencies ?? {}));
  const found = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
  return wanted.filter(([name]) => !found.has(name));
}

/** For which systems a package is, as its name says: "@rollup/rollup-linux-x64-musl". */
function systemOf(name) {
  const parts = name.split('-');
  const cpu = parts.find((part) => /^(arm64|arm|x64|ia32|loong64|ppc64|riscv64|s390x|wasm32)$/.test(part));
  const os = parts.find((part) => /^(android|darwin|freebsd|linux|openbsd|openharmony|win32)$/.test(part));
  const libc = /musl/.test(name) ? 'musl' : os === 'linux' && /gnu/.test(name) ? 'glibc' : undefined;
  return { ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }), optional: true, ...(os && { os: [os] }) };
}

function complete(file) {
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingPackages(lock).filter(([name]) => 'cpu' in systemOf(name));
  for (const [name, version] of missing) lock.packages[`node_modules/${name}`] = { version, ...systemOf(name) };
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${missing.length} packages named that were missing.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) complete('package-lock.json');
