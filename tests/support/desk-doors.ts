import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Permission } from '@/lib/editors/rules';

/** Everything of the desk that can be reached from outside, read from the tree, so that nothing new is forgotten. */

/** Open to people who are not signed in: how they come in, what a private link shows, and what mail servers report. */
const OPEN = /^app\/(admin\/(sign-in|set-up|invitations|forgotten|reset)|api\/(auth|returns)|preview)\b/;

export type Door = { file: string; path: string; permission: Permission | undefined; isOpen: boolean };

const files = (name: string) =>
  ['app/admin', 'app/api', 'app/preview']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((each) => join(folder, each)))
    .filter((file) => file.endsWith(`/${name}`));

/** The address of a file: without its groups, and with something at each place that can be anything. */
const pathOf = (file: string) =>
  `/${file
    .replace(/^app\//, '')
    .replace(/\/[^/]+$/, '')
    .replace(/\(\w+\)\/?/g, '')
    .replace(/\[\.{0,3}\w+\]/g, '1')
    .replace(/\/$/, '')}`;

const permissionIn = (text: string) =>
  /(?:requireEditor\(|deskRequest\(\w+, )'(\w+)'\)/.exec(text)?.[1] as Permission | undefined;

const doorOf = (file: string, text: string): Door => ({
  file,
  path: pathOf(file),
  permission: permissionIn(text),
  isOpen: OPEN.test(file),
});

/** The pages. */
export const pages = (): Door[] => files('page.tsx').map((file) => doorOf(file, readFileSync(file, 'utf8')));

/** The route handlers, each with the methods it answers. */
export const routes = (): (Door & { methods: string[] })[] =>
  files('route.ts').map((file) => {
    const text = readFileSync(file, 'utf8');
    const methods = [...text.matchAll(/^export (?:async )?(?:function|const) (GET|POST|PUT|PATCH|DELETE)\b/gm)];
    return { ...doorOf(file, text), methods: methods.map(([, method]) => method!) };
  });

/** The server actions, each by its name, with the words of its first statement. */
export const actions = (): (Door & { name: string; begins: string })[] =>
  files('actions.ts').flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/^export async function (\w+)\([^)]*\)[^{]*\{\n\s*([^\n]*)/gm)].map(
      ([, name, begins]) => ({ ...doorOf(file, begins!), name: name!, begins: begins! }),
    );
  });
