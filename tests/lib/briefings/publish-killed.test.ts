import { spawn } from 'node:child_process';
import SQLite from 'better-sqlite3';
import { and, eq, like } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseFile, db } from '@/db/client';
import { briefings, publications } from '@/db/schema/briefings';
import { audit } from '@/db/schema/editors';
import { jobs } from '@/db/schema/jobs';
import { outbox } from '@/db/schema/outbox';
import { stories } from '@/db/schema/stories';
import { findProof } from '@/lib/briefings/proof';
import { runJobs } from '@/lib/briefings/run-jobs';
import { schedule } from '@/lib/briefings/schedule';
import { addDays } from '@/lib/dates';
import { env } from '@/lib/env';
import { addBriefing, addStory } from '../../fixtures/newsroom';
import { editor, freshDatabase } from '../../support/database';

const TIMES = 16;
const EDITIONS = 8;
const STORIES = 5;

/** Every edition is due at this instant. */
const due = new Date('2030-01-04T07:00:00Z');

/** With it search engines are told what is published: one more mark. */
const INDEXNOW_KEY = 'a-key-of-this-test';

beforeEach(() => {
  freshDatabase();
  env().INDEXNOW_KEY = INDEXNOW_KEY;
});

afterEach(() => {
  delete env().INDEXNOW_KEY;
});

/** Runs the script until so many milliseconds after it has begun; hands back what it said in full before it was killed. */
function runAndKill(args: string[], milliseconds: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/publishing.ts', ...args], {
      env: { ...process.env, INDEXNOW_KEY },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds));
    child.stdout.on('data', (text: Buffer) => (said += text.toString()));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(said.split('\n').slice(1, -1));
      else reject(new Error(`the process ended by itself with ${code}`));
    });
  });
}

let made = 0;

async function addEditions(): Promise<number[]> {
  const ids: number[] = [];
  for (let each = 0; each < EDITIONS; each++) {
    const number = 100 + made++;
    const editionDate = addDays('2010-01-01', 7 * number);
    const storyIds: number[] = [];
    for (let rank = 1; rank <= STORIES; rank++) storyIds.push(await addStory({ slug: `story-${number}-${rank}` }));
    ids.push(await addBriefing({ number, editionDate }, storyIds));
  }
  return ids;
}

/** What is known of one edition in all the places where a publication leaves a mark. */
async function marksOf(briefingId: number) {
  const [{ number, status } = { number: 0, status: '' }] = await db()
    .select()
    .from(briefings)
    .where(eq(briefings.id, briefingId));
  const ofIt = like(stories.slug, `story-${number}-%`);
  const said = and(eq(audit.act, 'published'), eq(audit.subject, `No. ${number}`));
  return {
    status,
    stories: await db().$count(stories, and(ofIt, eq(stories.status, 'published'))),
    inTheBook: await db().$count(publications, eq(publications.briefingId, briefingId)),
    inTheLog: await db().$count(audit, said),
    told: await db().$count(outbox, and(eq(outbox.topic, 'indexnow'), like(outbox.payload, `%story-${number}-1"%`))),
    waiting: await db().$count(jobs, and(eq(jobs.subjectId, briefingId), eq(jobs.status, 'waiting'))),
  };
}

type Marks = Awaited<ReturnType<typeof marksOf>>;

const out: Marks = { status: 'published', stories: STORIES, inTheBook: 1, inTheLog: 1, told: 1, waiting: 0 };

const untouched = { status: 'draft', stories: 0, inTheBook: 0, inTheLog: 0, told: 0, waiting: 0 };

function checked(): unknown {
  const connection = new SQLite(databaseFile(), { readonly: true });
  const answer = connection.pragma('integrity_check', { simple: true });
  connection.close();
  return answer;
}

test(
  'killed while it publishes, nothing is half published and nothing acknowledged is lost',
  { timeout: 480_000 },
  async () => {
    let halted = 0;
    for (let time = 0; time < TIMES; time++) {
      const ids = await addEditions();
      const acknowledged = await runAndKill(['editor', ...ids.map(String)], Math.random() * 150);
      const marks = await Promise.all(ids.map(marksOf));
      const isOut = marks.map(({ status }) => status === 'published');
      const published = isOut.filter(Boolean).length;
      for (const [index, each] of marks.entries()) expect(each).toEqual(isOut[index] ? out : untouched);
      expect(acknowledged).toEqual(ids.slice(0, acknowledged.length).map(String));
      // One may be out whose answer was still on the way.
      expect([acknowledged.length, acknowledged.length + 1]).toContain(published);
      expect(isOut.indexOf(false)).toBe(published < EDITIONS ? published : -1);
      if (published < EDITIONS) halted++;
      expect(checked()).toBe('ok');
    }
    // Otherwise nobody was killed in the middle.
    expect(halted).toBeGreaterThan(0);
  },
);

test(
  'two workers, one of them killed again and again, publish each planned edition once',
  { timeout: 480_000 },
  async () => {
    let left = 0;
    for (let time = 0; time < TIMES / 2; time++) {
      const ids = await addEditions();
      for (const briefingId of ids) {
        const order = { briefingId, proof: (await findProof(briefingId))!, at: due, by: editor };
        expect(await schedule({ ...order, now: new Date('2029-12-31T12:00:00Z') })).toMatchObject({ ok: true });
      }
      const killed = () => runAndKill(['worker', due.toISOString()], Math.random() * 100);
      await Promise.all([killed(), killed()]);
      const between = await Promise.all(ids.map(marksOf));
      for (const each of between)
        expect(each).toEqual(each.status === 'published' ? out : { ...untouched, status: 'scheduled', waiting: 1 });
      left += between.filter(({ waiting }) => waiting === 1).length;
      await runJobs(due);
      expect(await Promise.all(ids.map(marksOf))).toEqual(ids.map(() => out));
      expect(await db().$count(jobs, eq(jobs.status, 'held'))).toBe(0);
      expect(checked()).toBe('ok');
    }
    // Otherwise none of them died with something left to do.
    expect(left).toBeGreaterThan(0);
  },
);
