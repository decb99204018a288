import { like } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { redirects } from '@/db/schema/redirects';
import { stories } from '@/db/schema/stories';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { storyPath } from '@/lib/paths';
import type { StoryRecord } from './form';
import { readStory, writeRecord } from './records';
import { keepRevision } from './revisions';
import { slugFrom } from './rules';

export type StartResult = { ok: true; id: number } | { ok: false; reason: 'not allowed' };

type Order = {
  headline?: string;
  /** What is filed with it from the start. */
  filed?: Partial<Pick<StoryRecord, 'topics' | 'companies' | 'sources'>>;
  by: Actor;
  now: Date;
};

/** Starts a story: an empty draft, or one with a headline and an address made from it. It is its writer's until handed in. */
export function startStory(order: Order): Promise<StartResult> {
  return transact((tx) => startStoryWithin(tx, order));
}

/** The same inside a transaction that is already open. */
export async function startStoryWithin(tx: Transaction, order: Order): Promise<StartResult> {
  const { headline = '', filed, by, now } = order;
  if (!may(by, 'write')) return { ok: false, reason: 'not allowed' };
  const line = headline.trim().slice(0, 400);
  const slug = await freeSlug(tx, slugFrom(line) || 'untitled');
  const empty = { standfirst: '', whyItMatters: '', words: 0, body: { type: 'doc', content: [{ type: 'paragraph' }] } };
  const made = { createdAt: now, createdBy: by.name, updatedAt: now, updatedBy: by.name, stage: 'writing' as const };
  const [row] = await tx
    .insert(stories)
    .values({ ...empty, ...made, headline: line, slug })
    .returning({ id: stories.id });
  const id = row!.id;
  const { record: begun } = (await readStory(tx, id))!;
  const whole = { ...begun, ...filed };
  if (filed) await writeRecord(tx, id, whole);
  await keepRevision(tx, { storyId: id, version: 1, record: whole, act: 'created', by, now });
  await record(tx, { by, act: 'started', subject: `story ${slug}`, after: { headline: line }, now });
  return { ok: true, id };
}

/** This slug, or, where it is or was the address of another story, the same with the first free number. */
async function freeSlug(tx: Transaction, wanted: string): Promise<string> {
  const stem = wanted.slice(0, 75).replace(/-+$/, '');
  const present = await tx
    .select({ path: stories.slug })
    .from(stories)
    .where(like(stories.slug, `${stem}%`));
  const past = await tx
    .select({ path: redirects.path })
    .from(redirects)
    .where(like(redirects.path, `${storyPath(stem)}%`));
  const taken = new Set([...present.map(({ path }) => storyPath(path)), ...past.map(({ path }) => path)]);
  for (let number = 2, slug = wanted; ; slug = `${stem}-${number++}`) if (!taken.has(storyPath(slug))) return slug;
}
