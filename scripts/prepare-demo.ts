/** Fills the desk of the demo at its first start and makes the one person who can sign in. Run by `npm run demo`. */
import { randomInt } from 'node:crypto';
import { closeDatabase } from '@/db/client';
import { addEditor, isSetUp } from '@/lib/editors/add-editor';
import { fillDemoDesk } from './demo-desk';
import { fillDemoSubscribers } from './demo-subscribers';
import { fillDemoWire } from './demo-wire';

const EMAIL = 'demo@example.com';

/** Letters and figures that nobody mistakes for one another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Sixteen random signs, about 79 bits, in groups that can be read out. */
const newPassword = () =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('')).join('-');

async function prepare(): Promise<string> {
  if (await isSetUp()) return '  Demo      as you left it; its password was shown at the first start';
  await fillDemoDesk(new Date());
  await fillDemoSubscribers(new Date());
  await fillDemoWire(new Date());
  const person = { email: EMAIL, name: 'Demo administrator', password: newPassword() };
  const by = { name: 'Demo content', role: 'administrator' } as const;
  const added = await addEditor({ person, role: 'administrator', by, now: new Date() });
  if (!added.ok) throw new Error(`Nobody could be added to the demo: ${JSON.stringify(added)}`);
  return `  Demo      sign in as ${person.email} with the password ${person.password}, which is shown this once`;
}

console.log(await prepare());
closeDatabase();
