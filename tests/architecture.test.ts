import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** docs/architecture.md as a machine checks it. */

const FLOORS = ['app', 'components', 'lib', 'db'];
const DOMAINS = ['site', 'newsletter', 'search', 'briefings', 'stories', 'media', 'wire', 'editors'];

/** Files of lib that run in a browser too: rules, forms, the small ones about words and dates, and what the editor needs. */
const isPure = (path: string) =>
  /^lib\/[^/]+\/(rules|form)$/.test(path) ||
  [
    ...[
      'dates',
      'words',
      'paths',
      'barcode',
      'colours',
      'editors/autosave',
      'newsletter/sign-up-words',
      'newsletter/subscriber-filter',
      'wire/ranking-form',
      'wire/source-rules',
    ],
    ...['stories/conflict', 'stories/paste', 'stories/paste-lines', 'stories/plain-text', 'stories/rich-text'],
  ].includes(path.replace(/^lib\//, ''));

/** What pure files may take from others. */
const LIGHT = ['zod', 'htmlparser2', 'prosemirror-model'];

type Source = { path: string; text: string };
type Import = { from: string; isType: boolean };

const sources = FLOORS.flatMap((floor) =>
  readdirSync(floor, { recursive: true, encoding: 'utf8' }).map((name) => join(floor, name)),
)
  .filter((path) => /\.tsx?$/.test(path))
  .map((path): Source => ({ path, text: readFileSync(path, 'utf8') }));

function importsOf({ path, text }: Source): Import[] {
  const statements = text.matchAll(/^(import|export)(\s+type)?\s[^;]*?from '([^']+)';|^import '([^']+)';/gm);
  return [...statements].map((found) => ({
    from: resolved(found[3] ?? found[4]!, path),
    isType: found[2] !== undefined || /\{\s*(type [^,}]+,?\s*)+\}/.test(found[0]),
  }));
}

const resolved = (from: string, path: string) => {
  if (from.startsWith('@/')) return from.slice(2);
  return from.startsWith('.') ? join(dirname(path), from) : from;
};

const isOurs = (from: string) => FLOORS.some((floor) => from.startsWith(`${floor}/`));

/** What keeps this import from being allowed, or nothing. */
function objection({ path }: Source, { from, isType }: Import): string | undefined {
  const [floor, folder] = path.split('/');
  const own = path.replace(/\.tsx?$/, '');
  if (isPure(own))
    return LIGHT.includes(from) || isPure(from) || isType ? undefined : 'a pure file imports zod and pure files';
  if (!isOurs(from))
    return /^drizzle|^better-sqlite3/.test(from) && !/^(lib|db)\//.test(path) ? 'no database here' : undefined;
  switch (floor) {
    case 'app':
      if (from.startsWith('app/')) return join(dirname(own), 'actions') === from ? undefined : "another route's file";
      return from.startsWith('db/') ? 'app does not see the database' : undefined;
    case 'components':
      if (from.startsWith('components/') || isType || isPure(from)) return undefined;
      return 'components get props; they import pure files and types';
    case 'lib':
      if (/^(app|components)\//.test(from)) return 'lib does not know who uses it';
      return from.startsWith('db/') ? undefined : domainObjection(folder!, from);
    default:
      return from.startsWith('db/') || from === 'lib/env' ? undefined : 'db imports lib/env only';
  }
}

function domainObjection(folder: string, from: string): string | undefined {
  const [, other, file] = from.split('/');
  if (file === undefined || other === folder) return undefined;
  if (!DOMAINS.includes(folder)) return 'the root of lib does not know the domains';
  return DOMAINS.indexOf(other!) > DOMAINS.indexOf(folder) ? undefined : `${other} is above ${folder}`;
}

const listing = (found: string[]) => found.sort();

test('the floors import downwards only', () => {
  const found = sources.flatMap((source) =>
    importsOf(source).flatMap((each) => {
      const why = objection(source, each);
      return why ? [`${source.path} imports ${each.from}: ${why}`] : [];
    }),
  );
  expect(listing(found)).toEqual([]);
});

test('the check of the floors sees what it should', () => {
  const page = { path: 'app/(site)/x/page.tsx', text: `import { db } from '@/db/client';` };
  const button = { path: 'components/ui/x.tsx', text: `import { publish } from '@/lib/briefings/publish';` };
  const story = { path: 'lib/stories/x.ts', text: `import { publish } from '../briefings/publish';` };
  for (const source of [page, button, story]) {
    expect(importsOf(source).map((each) => objection(source, each))).not.toContain(undefined);
  }
});

test('the environment is read in one place', () => {
  const found = sources.filter(({ path, text }) => path !== 'lib/env.ts' && text.includes('process.env'));
  expect(found.map(({ path }) => path)).toEqual([]);
});

test('a file that runs in the browser says so in its name, and no reader page has one', () => {
  const mustSay = (path: string) => path.endsWith('.client.tsx') || /^app\/.*\/error\.tsx$/.test(path);
  const wrong = sources.filter(({ path, text }) => /^['"]use client['"]/m.test(text) !== mustSay(path));
  const onReaderPages = sources.filter(
    (source) =>
      /^(app\/\(site\)|components\/(site|briefings|stories|ui)\/[^/]+$)/.test(source.path) &&
      !source.path.endsWith('.client.tsx') &&
      importsOf(source).some(({ from }) => from.endsWith('.client')),
  );
  expect([...wrong, ...onReaderPages].map(({ path }) => path)).toEqual([]);
});

test('all that a stranger can post to lies in actions.ts and route.ts', () => {
  const found = sources.filter(
    ({ path, text }) => /^\s*['"]use server['"]/m.test(text) && !/^app\/.*actions\.ts$/.test(path),
  );
  expect(found.map(({ path }) => path)).toEqual([]);
});

test('stored text never becomes HTML unread', () => {
  const found = sources.filter(({ text }) => text.includes('dangerouslySetInnerHTML'));
  expect(found.map(({ path }) => path)).toEqual([
    'components/site/json-ld.tsx',
    'components/site/speculation-rules.tsx',
    'components/site/theme.tsx',
  ]);
});

// Components see no database at all; what they run are the editor's commands.
test('only db runs statements the way SQLite does; everything else awaits its query', () => {
  const found = sources.filter(
    ({ path, text }) => !/^(db|components)\//.test(path) && /(?<!Promise)\.(all|run)\(|\.get\(\)/.test(text),
  );
  expect(found.map(({ path }) => path)).toEqual([]);
});

test('app holds only what Next knows by name', () => {
  const known =
    /^(page|layout|not-found|error|loading|template|default|route|actions|robots|sitemap|manifest|opengraph-image|global-error)\.tsx?$/;
  const found = sources.filter(({ path }) => path.startsWith('app/') && !known.test(basename(path)));
  expect(found.map(({ path }) => path)).toEqual([]);
});

test('names are kebab-case and say what is inside', () => {
  const found = sources.filter(({ path }) => {
    const name = basename(path).replace(/(\.client)?\.tsx?$/, '');
    return !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || ['index', 'utils', 'helpers', 'common', 'types'].includes(name);
  });
  expect(found.map(({ path }) => path)).toEqual([]);
});

test('files stay small enough to read', () => {
  const most = (path: string) => (path.startsWith('components/') || path.endsWith('page.tsx') ? 120 : 300);
  const found = sources.filter(({ path, text }) => text.split('\n').length > most(path));
  expect(found.map(({ path, text }) => `${path}: ${text.split('\n').length} lines`)).toEqual([]);
});

test('what others may call is explained', () => {
  const found = sources
    .filter(({ path }) => /^(lib|db)\//.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^(.*)\n^export (?:async )?function (\w+)/gm)]
        .filter(([, before]) => !before!.trimEnd().endsWith('*/'))
        .map(([, , name]) => `${path}: ${name}`),
    );
  expect(found).toEqual([]);
});

test('every page of the site is one that the door lets readers see', () => {
  const pages = sources.filter(({ path }) => path.startsWith('app/(site)/') && path.endsWith('/page.tsx'));
  const folders = new Set(pages.map(({ path }) => path.split('/')[2]));
  // Reached by lib/public-pages.ts and lib/newsletter-door.ts, and, the last four, by the door itself.
  const known = [
    ...['page.tsx', 'archive', 'briefings', 'stories', 'topics', 'companies', 'corrections', 'search', 'catch-up'],
    ...['about', 'standards', 'contact', 'privacy', 'offline', 'newsletter', 'gone', 'missing', 'broken', 'preview'],
  ];
  expect([...folders].sort()).toEqual(known.sort());
});
