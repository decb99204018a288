import { expect, test } from 'vitest';
import { may, type Permission, type Role } from '@/lib/editors/rules';

test.each<{ role: Role; permission: Permission; allowed: boolean }>([
  { role: 'administrator', permission: 'write', allowed: true },
  { role: 'administrator', permission: 'publish', allowed: true },
  { role: 'editor', permission: 'write', allowed: true },
  { role: 'editor', permission: 'publish', allowed: true },
  { role: 'writer', permission: 'write', allowed: true },
  { role: 'writer', permission: 'publish', allowed: false },
])('whether the role of $role may $permission: $allowed', ({ role, permission, allowed }) => {
  expect(may({ role }, permission)).toBe(allowed);
});

test.each(['', 'reader', 'Administrator', 'toString', '__proto__'])(
  'a role that does not exist (%j) may nothing',
  (role) => {
    const stranger = { name: 'A stranger', role: role as Role };
    expect([may(stranger, 'write'), may(stranger, 'publish')]).toEqual([false, false]);
  },
);
