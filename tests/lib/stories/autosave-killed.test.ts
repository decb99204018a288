import { spawn } from 'node:child_process';
import SQLite from 'better-sqlite3';
import { desc, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { databaseFile, db } from '@/db/client';
import { revisions } from '@/db/schema/stories';
import { findRecord } from '@/lib/stories/desk-queries';
import { plainText } from '@/lib/stories/plain-text';
import { addStory } from '../../fixtures/newsroom';
import { freshDatabase } from '../../support/database';

const TIMES = 15;

beforeEach(freshDatabase);

/** Lets a process save for a while after its first save and kills it; hands back the last save it heard was kept. */
function saveAndDie(storyId: number, milliseconds: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/autosave.ts', String(storyId)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds));
    child.stdout.on('data', (text: Buffer) => (said += text.toString()));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      // The last line may have been cut off; what was said in full was acknowledged.
      if (signal === 'SIGKILL') resolve(Number(said.split('\n').at(-2)));
      else reject(new Error(`the saving process ended by itself with ${code}`));
    });
  });
}

test.each([
  ['a draft', 'draft'],
  ['what is published', 'published'],
] as const)(
  'of %s no save that was acknowledged is lost when the process is killed',
  { timeout: 240_000 },
  async (_what, status) => {
    const id = await addStory({ slug: 'story', status });
    for (let time = 0; time < TIMES; time++) {
      const acknowledged = await saveAndDie(id, Math.random() * 120);
      const { version, record, isPending } = (await findRecord(id))!;
      // The one after it may have been kept as well, its answer on the way.
      expect([acknowledged, acknowledged + 1]).toContain(version);
      expect(record.headline).toBe(`Save ${version}`);
      expect(plainText(record.body)).toBe(Array.from({ length: 40 }, () => `Save ${version}`).join('\n\n'));
      expect(record.sources.map(({ publisher }) => publisher)).toEqual([`Save ${version}`]);
      expect(isPending).toBe(status === 'published');
      const [last] = await db()
        .select({ version: revisions.version, record: revisions.record })
        .from(revisions)
        .where(eq(revisions.storyId, id))
        .orderBy(desc(revisions.version))
        .limit(1);
      expect(last).toEqual({ version, record });
      expect(checked()).toBe('ok');
    }
  },
);

function checked(): unknown {
  const connection = new SQLite(databaseFile(), { readonly: true });
  const answer = connection.pragma('integrity_check', { simple: true });
  connection.close();
  return answer;
}
