/** `npm start`, with --dev `npm run dev`, with --demo `npm run demo`: from whatever state the folder is in to a site that listens. */
import {
  build,
  checkNode,
  checkPort,
  checkWritable,
  installPackages,
  makeEnvironmentFile,
  SetUpError,
} from './set-up.mjs';

const dev = process.argv.includes('--dev');
const demo = process.argv.includes('--demo');

/** The demo has a folder of data to itself, and tells nobody outside about what is tried in it. */
function keepDemoApart() {
  process.env.DATA_DIR ||= 'data/demo';
  for (const name of ['SMTP_URL', 'WEBSUB_HUB', 'INDEXNOW_KEY']) process.env[name] = '';
}

async function start() {
  checkNode();
  checkWritable();
  console.log('\nAisle Five\n');
  if (await installPackages()) console.log('  Packages  installed');
  if (makeEnvironmentFile()) console.log('  Settings  .env made, with a random secret');
  process.env.NODE_ENV = dev ? 'development' : 'production';
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  if (demo) keepDemoApart();
  const { loadEnvConfig } = (await import('@next/env')).default;
  loadEnvConfig(process.cwd(), dev, { info() {}, error: console.error });
  await checkPort(Number(process.env.PORT || 3000));
  // From here on TypeScript can be imported.
  await import('tsx');
  await import('./prepare-data.ts');
  if (demo) await import('./prepare-demo.ts');
  if (!dev && (await build())) console.log('  Build     ready');
  // The server is this very process: whatever stops it, nothing is left behind that holds the port.
  await import('./serve.ts');
}

try {
  await start();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(error.message);
  process.exit(1);
}
