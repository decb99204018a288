import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { transact, type Transaction } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { settings } from '@/db/schema/settings';
import { companies, topics } from '@/db/schema/stories';
import { moveAddress, withdrawAddress } from '@/lib/redirects';
import { instantAt } from '@/lib/dates';
import type { Actor } from '@/lib/editors/rules';
import { createStory } from '@/lib/stories/create-story';
import { editionForm, redirectsForm, subjectsForm, type EditionForm } from './form';
import { publishWithin } from './publish';

export type LoadResult =
  | { ok: true; editions: number; stories: number }
  | { ok: false; reason: 'not empty' }
  | { ok: false; reason: 'invalid'; problems: string[] };

type Order = { folder: string; by: Actor; now: Date };

/** Carries the problems of a file out of the transaction, which is undone. */
class InvalidContent extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
  }
}

/**
 * Loads the editions of a folder such as db/seed into an empty database and publishes each at its own date and the
 * newsroom's time. All or nothing: a mistake in one file is reported with the file and the place in it,
 * and the database stays empty. A database that holds a briefing or a company is left alone.
 */
export async function loadEditions({ folder, by, now }: Order): Promise<LoadResult> {
  try {
    return await transact(async (tx) => {
      if ((await tx.$count(briefings)) + (await tx.$count(companies)) > 0) return { ok: false, reason: 'not empty' };
      await within('topics.yaml', async (file) => tx.insert(topics).values(read(folder, file, subjectsForm)));
      await within('companies.yaml', async (file) => tx.insert(companies).values(read(folder, file, subjectsForm)));
      const files = await within('editions', (name) => Promise.resolve(listEditions(join(folder, name))));
      let stories = 0;
      for (const file of files) {
        const edition = await within(file, async () => {
          const form = read(join(folder, 'editions'), file, editionForm);
          await loadEdition(tx, { edition: form, by });
          return form;
        });
        stories += edition.stories.length;
      }
      await within('redirects.yaml', (file) => loadRedirects(tx, read(folder, file, redirectsForm), now));
      return { ok: true, editions: files.length, stories };
    });
  } catch (error) {
    if (error instanceof InvalidContent) return { ok: false, reason: 'invalid', problems: error.problems };
    throw error;
  }
}

/** Reports what goes wrong with a file as its problem: what the forms refuse, and what the database does. */
async function within<Result>(file: string, work: (file: string) => Promise<Result>): Promise<Result> {
  try {
    return await work(file);
  } catch (error) {
    const problems = error instanceof InvalidContent ? error.problems : [refusal(error)];
    throw new InvalidContent(problems.map((problem) => `${file}: ${problem}`));
  }
}

/** What the database or the file system says; anything else is a bug and goes on up. */
function refusal(error: unknown): string {
  const cause = ((error as Error).cause ?? error) as Error & { code?: string };
  if (!/^SQLITE_CONSTRAINT|^ENO/.test(cause.code ?? '')) throw error;
  return cause.message;
}

function listEditions(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
}

async function loadEdition(tx: Transaction, { edition, by }: { edition: EditionForm; by: Actor }) {
  const [newsroom] = await tx.select().from(settings);
  const now = instantAt(edition.date, newsroom!.publishTime, newsroom!.timeZone);
  const { number, date, title, intro } = edition;
  const [briefing] = await tx
    .insert(briefings)
    .values({ number, slug: date, title, editionDate: date, intro })
    .returning({ id: briefings.id });
  const briefingId = briefing!.id;
  for (const [index, form] of edition.stories.entries()) {
    const story = await createStory(tx, form, by);
    if (!story.ok) throw new InvalidContent(story.problems.map((each) => `story ${index + 1}: ${each}`));
    await tx.insert(slots).values({ briefingId, rank: index + 1, storyId: story.id });
  }
  const published = await publishWithin(tx, { briefingId, by, now, quietly: true });
  if (!published.ok) {
    const isUnready = published.reason === 'not ready';
    throw new InvalidContent(isUnready ? published.problems.map((each) => each.message) : [published.reason]);
  }
}

async function loadRedirects(tx: Transaction, entries: z.output<typeof redirectsForm>, now: Date) {
  for (const entry of entries) {
    if ('moved_to' in entry) await moveAddress(tx, { from: entry.path, to: entry.moved_to, now });
    else await withdrawAddress(tx, { path: entry.path, note: entry.withdrawn, now: new Date(`${entry.on}T12:00:00Z`) });
  }
}

function read<Form extends z.ZodType>(folder: string, file: string, form: Form): z.output<Form> {
  const parsed = form.safeParse(parseFile(join(folder, file)));
  if (parsed.success) return parsed.data;
  throw new InvalidContent(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
}

function parseFile(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return parse(text);
  } catch (error) {
    throw new InvalidContent([(error as Error).message]);
  }
}
