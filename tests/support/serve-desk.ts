/** The site for the browser tests of the desk: the demo editions, and people who can sign in. */
import { mkdirSync } from 'node:fs';
import { addEditor } from '@/lib/editors/add-editor';
import { env } from '@/lib/env';
import { fillDemoWire } from '../../scripts/demo-wire';
import { administrator, demoDatabase } from './database';
import { PASSWORD, PEOPLE, ROLE_OF, type Who } from './people';

mkdirSync(env().DATA_DIR, { recursive: true });
await demoDatabase();
for (const who of Object.keys(PEOPLE) as Who[]) {
  const person = { ...PEOPLE[who], password: PASSWORD };
  const added = await addEditor({ person, role: ROLE_OF[who], by: administrator, now: new Date() });
  if (!added.ok) throw new Error(JSON.stringify(added));
}

await fillDemoWire(new Date());

await import('../../scripts/serve');
