import { defineConfig } from '@playwright/test';

const port = Number(process.env.TEST_PORT ?? 3210);

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
  workers: 2,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: CHROMIUM,
    // One test has it (offline.spec.ts); in the others it would answer in place of the site.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
  },
  webServer: {
    command: 'node --import tsx tests/support/serve-demo.ts',
    url: `http://localhost:${port}/`,
    env: {
      PORT: String(port),
      DATA_DIR: 'test-results/data',
      NODE_ENV: 'production',
      SITE_URL: '',
      AUTH_SECRET: 'x'.repeat(32),
    },
    reuseExistingServer: false,
    stdout: 'ignore',
  },
});
