import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/support/set-up.ts'],
    restoreMocks: true,
    // Some tests start the whole site; on a busy machine that takes its time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Whatever passes only the second time is named at the end of `npm test`.
    retry: 1,
    maxWorkers: 2,
  },
});
