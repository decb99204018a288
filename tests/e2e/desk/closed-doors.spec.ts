import { readFileSync } from 'node:fs';
import { may, type Role } from '@/lib/editors/rules';
import { actions, pages, routes } from '../../support/desk-doors';
import { ROLE_OF, type Who } from '../../support/people';
import { expect, test } from './desk';

/** Every page, act and route of the desk is tried by a stranger, and by people who may not. */

const closed = <Door extends { isOpen: boolean }>(doors: Door[]) => doors.filter(({ isOpen }) => !isOpen);

type Manifest = { node: Record<string, { filename: string; exportedName: string }> };

/** The numbers by which Next knows the acts, from the build that is being served. */
function numbers(): Map<string, string> {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest;
  return new Map(Object.entries(manifest.node).map(([id, act]) => [`${act.filename} ${act.exportedName}`, id]));
}

const NOBODY = { cookies: [], origins: [] };

test.describe('a stranger', () => {
  test.use({ storageState: NOBODY });

  for (const { path, file } of closed(pages())) {
    test(`is led from ${file} to the sign-in`, async ({ request }) => {
      const response = await request.get(path, { maxRedirects: 0 });
      expect([response.status(), response.headers().location]).toEqual([307, '/admin/sign-in']);
    });
  }

  for (const { path, file, methods } of closed(routes())) {
    for (const method of methods) {
      test(`is refused by ${method} of ${file}`, async ({ request }) => {
        const response = await request.fetch(path, { method, maxRedirects: 0 });
        expect([307, 401]).toContain(response.status());
        if (response.status() === 307) expect(response.headers().location).toBe('/admin/sign-in');
      });
    }
  }

  test('cannot carry out any act', async ({ request, baseURL }) => {
    const known = numbers();
    for (const { file, name, path } of closed(actions())) {
      const id = known.get(`${file} ${name}`);
      // What no page uses, Next does not answer at all.
      if (!id) continue;
      const response = await request.post(path, {
        headers: { 'next-action': id, origin: baseURL!, 'content-type': 'text/plain;charset=UTF-8' },
        data: '[]',
        maxRedirects: 0,
      });
      expect(response.headers()['x-action-redirect'] ?? response.headers().location, name).toContain('/admin/sign-in');
    }
  });
});

test('another site cannot send for anybody', async ({ open }) => {
  const page = await open('administrator');
  for (const { path, file, methods } of closed(routes())) {
    for (const method of methods.filter((each) => each !== 'GET')) {
      const response = await page.request.fetch(path, { method, headers: { 'sec-fetch-site': 'cross-site' } });
      expect(response.status(), `${method} ${file}`).toBe(403);
    }
  }
});

for (const who of ['writer', 'editor'] as Who[]) {
  const role: Role = ROLE_OF[who];
  const beyond = <Door extends { permission: Parameters<typeof may>[1] | undefined; isOpen: boolean }>(doors: Door[]) =>
    closed(doors).filter(({ permission }) => permission && !may({ role }, permission));

  test(`the role of ${role} gets no further than it may`, async ({ open, baseURL }) => {
    const { request } = await open(who);
    for (const { path, file } of beyond(pages())) {
      const response = await request.get(path, { maxRedirects: 0 });
      expect([response.status(), response.headers().location], file).toEqual([307, '/admin/denied']);
    }
    for (const { path, file, methods } of beyond(routes())) {
      for (const method of methods) {
        const response = await request.fetch(path, { method, maxRedirects: 0 });
        expect([307, 403], `${method} ${file}`).toContain(response.status());
      }
    }
    const known = numbers();
    for (const { file, name, path } of beyond(actions())) {
      const id = known.get(`${file} ${name}`);
      if (!id) continue;
      const response = await request.post(path, {
        headers: { 'next-action': id, origin: baseURL!, 'content-type': 'text/plain;charset=UTF-8' },
        data: '[]',
        maxRedirects: 0,
      });
      expect(response.headers()['x-action-redirect'] ?? response.headers().location, name).toContain('/admin/denied');
    }
    expect(beyond(pages()).length).toBeGreaterThan(0);
  });
}
