/** `npm start`, and with --dev `npm run dev`: from whatever state the folder is in to a site that listens. */
import { spawn } from 'node:child_process';
import {
  build,
  checkNode,
  checkPort,
  checkWritable,
  installPackages,
  makeEnvironmentFile,
  run,
  SetUpError,
} from './set-up.mjs';

const dev = process.argv.includes('--dev');
const TSX = ['--import', 'tsx'];

async function start() {
  checkNode();
  checkWritable();
  console.log('\nAisle Five\n');
  if (await installPackages()) console.log('  Packages  installed');
  if (makeEnvironmentFile()) console.log('  Settings  .env made, with a random secret');
  process.env.NODE_ENV = dev ? 'development' : 'production';
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  const { loadEnvConfig } = (await import('@next/env')).default;
  loadEnvConfig(process.cwd(), dev, { info() {}, error: console.error });
  await checkPort(Number(process.env.PORT || 3000));
  const prepared = await run(process.execPath, [...TSX, 'scripts/prepare-data.ts']);
  if (prepared.code !== 0) process.exit(1);
  if (!dev && (await build())) console.log('  Build     ready');
  serve();
}

/** The server is a process of its own; whatever stops this one stops it too, and its end is ours. */
function serve() {
  const server = spawn(process.execPath, [...TSX, 'scripts/serve.ts'], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
  server.on('close', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
}

try {
  await start();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(error.message);
  process.exit(1);
}
