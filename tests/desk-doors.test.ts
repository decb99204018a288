import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { actions, pages, routes } from './support/desk-doors';

/** A layout is no gate: every page, act and route handler of the desk asks for itself who is there. */

test.each(pages().filter(({ isOpen }) => !isOpen))('the page $file asks who is there', ({ file }) => {
  const text = readFileSync(file, 'utf8');
  const body = /export default (?:async )?function \w+\([^{]*(?:\{[^}]*\}[^{]*)?\{\n([\s\S]*)/.exec(text)?.[1] ?? '';
  expect(body.slice(0, 400)).toMatch(/await requireEditor\(/);
});

test.each(actions().filter(({ isOpen }) => !isOpen))('the act $name of $file asks who is there first', ({ begins }) => {
  expect(begins).toMatch(/await requireEditor\(/);
});

test.each(routes().filter(({ isOpen }) => !isOpen))('the route $file asks who is there', ({ file, methods }) => {
  const asked = readFileSync(file, 'utf8').match(/await (deskRequest|requireEditor)\(/g) ?? [];
  expect(methods.length).toBeGreaterThan(0);
  expect(asked.length).toBeGreaterThanOrEqual(methods.length);
});

test('the list of what is open to everyone is as short as it should be', () => {
  const open = [...pages(), ...routes(), ...actions()].filter(({ isOpen }) => isOpen).map(({ file }) => file);
  expect([...new Set(open)].sort()).toEqual([
    'app/admin/forgotten/actions.ts',
    'app/admin/forgotten/page.tsx',
    'app/admin/invitations/[token]/actions.ts',
    'app/admin/invitations/[token]/page.tsx',
    'app/admin/set-up/actions.ts',
    'app/admin/set-up/page.tsx',
    'app/admin/sign-in/actions.ts',
    'app/admin/sign-in/code/actions.ts',
    'app/admin/sign-in/code/page.tsx',
    'app/admin/sign-in/page.tsx',
    'app/admin/sign-in/provider/route.ts',
    'app/api/auth/callback/oidc/route.ts',
    'app/api/returns/route.ts',
  ]);
});
