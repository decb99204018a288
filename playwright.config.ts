import { defineConfig } from '@playwright/test';

const port = Number(process.env.TEST_PORT ?? 3210);

/** The desk has a site of its own: what its tests publish must not stand on the pages that the others read. */
const deskPort = port + 1;

/** Debian's Chromium, told to leave the network alone. */
export const CHROMIUM = {
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  forbidOnly: true,
  // How long a page may take is measured elsewhere; here a slow machine is only slow.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  // Whatever passes only the second time is named at the end of `npm test`.
  retries: 1,
  projects: [
    { name: 'readers', testIgnore: '**/desk/**' },
    { name: 'desk', testMatch: '**/desk/*.spec.ts', use: { baseURL: `http://localhost:${deskPort}` } },
  ],
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: CHROMIUM,
    // One test has it (offline.spec.ts); in the others it would answer in place of the site.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    // Recording every step takes longer than the steps; for one test, --trace on.
    trace: 'off',
  },
  webServer: [
    serve('tests/support/serve-demo.ts', port, 'test-results/data'),
    // A test of the desk has a news site on this machine.
    serve('tests/support/serve-desk.ts', deskPort, 'test-results/desk-data', { ALLOW_PRIVATE_FETCH: 'on' }),
  ],
});

function serve(script: string, on: number, folder: string, more: Record<string, string> = {}) {
  return {
    command: `node --import tsx ${script}`,
    url: `http://localhost:${on}/`,
    env: {
      PORT: String(on),
      DATA_DIR: folder,
      NODE_ENV: 'production',
      SITE_URL: '',
      AUTH_SECRET: 'x'.repeat(32),
      ...more,
    },
    reuseExistingServer: false,
    stdout: 'ignore' as const,
  };
}
