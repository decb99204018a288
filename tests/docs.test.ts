import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const documents = [
  'README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
]
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** Made by a start or a test, so not there in a clean clone. */
const MADE = /^(data|media|backups|\.env$|\.next|node_modules|test-results)/;

/** Names of files that stand for all of their kind, such as the `actions.ts` of a route. */
const KINDS = ['actions.ts', 'queries.ts', 'rules.ts', 'form.ts', 'proxy.ts'];

test('there are documents to check', () => {
  expect(documents.length).toBeGreaterThan(5);
});

test.each(documents)('every file that $path names exists', ({ text }) => {
  const named = [
    ...text.matchAll(/`((?:[\w.()[\]-]+\/)+[\w.()[\]-]*|[\w-]+\.(?:md|ts|tsx|mjs|js|json|css|yaml))`/g),
  ].map(([, path]) => path!);
  expect(named.filter((path) => !MADE.test(path) && !KINDS.includes(path) && !existsSync(path))).toEqual([]);
});

test.each(documents)('every link in $path leads somewhere', ({ path, text }) => {
  const targets = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)].map(([, target]) => target!);
  expect(targets.filter((target) => !existsSync(join(path, '..', target)))).toEqual([]);
});

test.each(documents)('every command in $path can be run', ({ text }) => {
  const commands = [...text.matchAll(/\bnpm (run )?([a-z][\w:-]*)/g)].map(([, , name]) => name!);
  const known = [...Object.keys(scripts), 'ci', 'install'];
  expect(commands.filter((name) => !known.includes(name))).toEqual([]);
});

test('every variable of the environment is explained', () => {
  const read = [...readFileSync('lib/env.ts', 'utf8').matchAll(/^ {2}([A-Z_]+): z/gm)].map(([, name]) => name!);
  // Variables that belong together are explained together; NODE_ENV is set by the commands themselves.
  const blocks = readFileSync('.env.example', 'utf8').split(/\n{2,}/);
  const explained = blocks
    .filter((block) => block.startsWith('#'))
    .flatMap((block) => [...block.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name!));
  expect(read.length).toBeGreaterThan(0);
  expect(explained.sort()).toEqual(read.filter((name) => name !== 'NODE_ENV').sort());
});
