import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingPackages } from '../../scripts/complete-lockfile.mjs';

test('the lockfile names every package that any system may need, so that `npm ci` takes it', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Parameters<typeof missingPackages>[0];
  expect(Object.keys(lock.packages).length).toBeGreaterThan(500);
  expect(missingPackages(lock)).toEqual([]);
});

test('the lockfile names no address to fetch from', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"');
});

test('what is missing is found', () => {
  const packages = {
    '': {},
    'node_modules/a': { optionalDependencies: { 'a-linux-x64': '1.0.0', 'a-darwin-x64': '1.0.0' } },
    'node_modules/a-linux-x64': {},
  };
  expect(missingPackages({ packages })).toEqual([['a-darwin-x64', '1.0.0']]);
});
