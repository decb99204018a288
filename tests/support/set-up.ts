import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, vi } from 'vitest';
import { closeDatabase } from '@/db/client';

// Each test file has a folder of data of its own, set before anything reads the environment.
const folder = mkdtempSync(join(tmpdir(), 'aisle-five-test-'));
process.env.DATA_DIR = folder;
process.env.AUTH_SECRET = 'a secret for tests, of 32 letters or more';
process.env.SITE_URL = 'https://aislefive.example';

// What nobody expected to be reported fails the test. A test that expects it says so with vi.spyOn.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation((...words) => {
    throw new Error(`unexpected console.error: ${words.join(' ')}`);
  });
});

afterAll(() => {
  closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});
