import { and, eq, inArray, ne } from 'drizzle-orm';
import type { z } from 'zod';
import type { Reader } from '@/db/client';
import { redirects } from '@/db/schema/redirects';
import { companies, stories, topics } from '@/db/schema/stories';
import { storyPath } from '@/lib/paths';
import { printable } from '@/lib/words';
import { RECORD_FIELDS, storyRecord, type StoryRecord } from './form';
import type { WorkingStory } from './records';
import { parseDraft } from './rich-text';

export type CheckedRecord = { ok: true; record: StoryRecord } | { ok: false; problems: string[] };

/** Letters of the JSON of a text: a hundred times what the longest of our stories has. */
const LONGEST_TEXT = 1_000_000;

/**
 * What was sent as a record, if it has the form of one: nothing beyond the form, a body that fits the document schema, and
 * no characters that neither page nor feed could hold. Asks the database nothing. Safe for whatever a stranger sends.
 */
export function checkForm(input: unknown): CheckedRecord {
  const checked = storyRecord.safeParse(input);
  if (!checked.success) return { ok: false, problems: checked.error.issues.map(sentence) };
  const body = parseDraft(checked.data.body);
  if (!body.ok) return { ok: false, problems: [body.problem] };
  const { embargoUntil, ...rest } = checked.data;
  const text = JSON.stringify({
    ...rest,
    body: body.document,
    embargoUntil: embargoUntil && new Date(embargoUntil).toISOString(),
  });
  if (text.length > LONGEST_TEXT) return { ok: false, problems: ['The story is too long to be kept. Make two of it.'] };
  return { ok: true, record: JSON.parse(text, printable) as StoryRecord };
}

/** "Sources: must name the publisher." */
function sentence({ path, message }: z.core.$ZodIssue): string {
  const [field] = path;
  const name = RECORD_FIELDS[field as keyof StoryRecord];
  return name ? `${name}: ${message}.` : `What was sent is not a story: ${message.slice(0, 200)}.`;
}

/** What keeps this record from being that of the story, by what else there is: each as a sentence for the desk. */
export async function recordProblems(reader: Reader, { row }: WorkingStory, record: StoryRecord): Promise<string[]> {
  return [
    ...(await slugProblems(reader, row, record.slug)),
    ...(await subjectProblems(reader, topics, record.topics, 'topics')),
    ...(await subjectProblems(reader, companies, record.companies, 'companies')),
    ...(await threadProblems(reader, row.id, record.followsId)),
  ];
}

/** A slug that is or was the address of another story would lead readers of that one to this. */
async function slugProblems(reader: Reader, own: { id: number; slug: string }, slug: string): Promise<string[]> {
  const [other] = await reader
    .select({ headline: stories.headline })
    .from(stories)
    .where(and(eq(stories.slug, slug), ne(stories.id, own.id)));
  if (other) return [`Address: “${slug}” is taken by the story “${other.headline || 'without a headline'}”.`];
  const [moved] = await reader
    .select({ target: redirects.target })
    .from(redirects)
    .where(eq(redirects.path, storyPath(slug)));
  const isElsewhere = moved?.target && moved.target !== storyPath(own.slug);
  return isElsewhere ? [`Address: “${slug}” is an old address that leads to ${moved.target}.`] : [];
}

async function subjectProblems(reader: Reader, table: typeof topics | typeof companies, ids: number[], name: string) {
  const known = await reader.select({ id: table.id }).from(table).where(inArray(table.id, ids));
  return known.length === ids.length ? [] : [`One of the ${name} does not exist any more. Take it out.`];
}

/** Far more than any thread has; one that goes on beyond it goes round in a circle. */
const LONGEST_THREAD = 1000;

async function threadProblems(reader: Reader, storyId: number, followsId: number | null): Promise<string[]> {
  let earlier = followsId;
  for (let length = 0; earlier !== null; length++) {
    if (earlier === storyId || length === LONGEST_THREAD) return ['Follows: a story cannot follow itself.'];
    const [found] = await reader.select({ next: stories.followsId }).from(stories).where(eq(stories.id, earlier));
    if (!found) return ['Follows: the earlier story does not exist any more.'];
    earlier = found.next;
  }
  return [];
}
