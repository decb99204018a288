import { rmSync } from 'node:fs';
import { closeDatabase, databaseFile } from '@/db/client';
import { migrate } from '@/db/migrate';
import { loadEditions } from '@/lib/briefings/load-editions';
import type { Actor } from '@/lib/editors/rules';

export const editor: Actor = { name: 'Test editor', role: 'editor' };
export const writer: Actor = { name: 'Test writer', role: 'writer' };
export const administrator: Actor = { name: 'Test administrator', role: 'administrator' };

/** A new and empty database of the newest shape, with the default settings. */
export function freshDatabase(): void {
  closeDatabase();
  const file = databaseFile();
  for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
  const result = migrate(file, { now: new Date() });
  if (!result.ok) throw new Error(result.detail);
}

/** The same with the fourteen demo editions, published. */
export async function demoDatabase(): Promise<void> {
  freshDatabase();
  const result = await loadEditions({ folder: 'db/seed', by: administrator, now: new Date('2020-11-06T07:00:00Z') });
  if (!result.ok) throw new Error(JSON.stringify(result));
}
