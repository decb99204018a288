/** Brings the file of data up to date and fills an empty one with the demo editions. Run by `npm start`. */
import { relative } from 'node:path';
import { closeDatabase, databaseFile, learnSizes } from '@/db/client';
import { migrate, type MigrationResult } from '@/db/migrate';
import { loadEditions } from '@/lib/briefings/load-editions';
import { env } from '@/lib/env';
import { restoreSettings } from '@/lib/settings';

async function prepare(): Promise<string> {
  env();
  const file = databaseFile();
  const migrated = migrate(file, { now: new Date() });
  if (!migrated.ok) return stop(explain(file, migrated));
  await restoreSettings();
  const loaded = await loadEditions({
    folder: 'db/seed',
    by: { name: 'Demo content', role: 'administrator' },
    now: new Date(),
  });
  if (!loaded.ok && loaded.reason === 'invalid') {
    return stop(`The demo content has mistakes, so none of it was loaded:\n${loaded.problems.join('\n')}`);
  }
  learnSizes();
  closeDatabase();
  const did = [
    migrated.applied > 0 && 'brought up to date',
    migrated.ok && migrated.backup && `copy of before in ${relative('.', migrated.backup)}`,
    loaded.ok && `${loaded.editions} demo editions loaded`,
  ].filter(Boolean);
  return `  Data      ${relative('.', file) || file}${did.length > 0 ? `: ${did.join(', ')}` : ''}`;
}

function explain(file: string, failure: Extract<MigrationResult, { ok: false }>): string {
  const copy = failure.backup ? ` A copy from before is ${failure.backup}.` : '';
  switch (failure.reason) {
    case 'corrupt':
      return `The database ${file} is damaged (${failure.detail}). Put back a copy from the folder backups beside it, or move it away to start anew.`;
    case 'unwritable':
      return `Cannot write to ${file} (${failure.detail}). Make the folder writable, or set DATA_DIR in .env to one that is.`;
    case 'failed':
      return `The database ${file} could not be brought up to date and was left as it was: ${failure.detail}.${copy}`;
  }
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

try {
  console.log(await prepare());
} catch (error) {
  stop((error as Error).message);
}
