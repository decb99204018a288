import { asc, desc, eq, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { arrange } from '@/lib/briefings/arrange';
import { findNextEditionDate, startBriefing } from '@/lib/briefings/start-briefing';
import type { Actor } from '@/lib/editors/rules';
import { findRecord } from '@/lib/stories/desk-queries';
import type { StoryRecord } from '@/lib/stories/form';
import { markReady } from '@/lib/stories/mark-ready';
import { saveStory } from '@/lib/stories/save-story';
import { startStory } from '@/lib/stories/start-story';

/** Who seems to have worked here: names in the audit log that say what they are. Nobody can sign in as them. */
const WRITER: Actor = { name: 'Demo writer', role: 'writer' };
const EDITOR: Actor = { name: 'Demo editor', role: 'editor' };

const MINUTE = 60_000;

/** How far each story has come: what it lacks, and whether it was handed in. The first five go into the edition. */
const STATES: { without: Partial<StoryRecord> | 'most of its text'; isReady: boolean }[] = [
  { without: {}, isReady: true },
  { without: {}, isReady: true },
  { without: 'most of its text', isReady: false },
  { without: { sources: [] }, isReady: true },
  { without: { whyItMatters: '' }, isReady: false },
  { without: {}, isReady: true },
  { without: { standfirst: '', topics: [] }, isReady: false },
];

const IN_EDITION = 5;

/**
 * Fills the desk of a site that has the demo editions: an edition for the coming publishing day with five stories in different
 * states, two more on its bench, and the audit trail that making them leaves. The stories are copies of published ones and
 * say so: they add no fact to those the demo has.
 */
export async function fillDemoDesk(now: Date): Promise<void> {
  const originals = await listLatestStories(STATES.length);
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * MINUTE);
  const drafts: number[] = [];
  for (const [index, storyId] of originals.entries())
    drafts.push(await copyStory(storyId, STATES[index]!, minutesAgo(200 - index * 20)));
  const editionDate = await findNextEditionDate(now);
  const started = await startBriefing({ editionDate, withLeftovers: false, by: EDITOR, now: minutesAgo(45) });
  if (!started.ok) throw new Error(`The demo edition could not be started: ${started.reason}`);
  const [briefing] = await db().select().from(briefings).where(eq(briefings.id, started.id));
  const record = {
    number: briefing!.number,
    editionDate,
    title: 'Demo draft',
    intro:
      'A demo draft to try the desk with. Its stories are copies of published ones; publish it, change it or bin it.',
    embargoUntil: null,
    slots: drafts.slice(0, IN_EDITION).map((storyId) => ({ storyId, headlineOverride: null })),
    bench: drafts.slice(IN_EDITION),
  };
  const order = { briefingId: started.id, basedOn: briefing!.version, record, by: EDITOR, now: minutesAgo(20) };
  const arranged = await arrange(order);
  if (!arranged.ok) throw new Error(`The demo edition could not be arranged: ${JSON.stringify(arranged)}`);
}

/** The stories of the newest editions, in their order. */
async function listLatestStories(count: number): Promise<number[]> {
  const rows = await db()
    .select({ id: slots.storyId })
    .from(slots)
    .innerJoin(briefings, eq(briefings.id, slots.briefingId))
    .where(isNull(briefings.trashedAt))
    .orderBy(desc(briefings.editionDate), asc(slots.rank))
    .limit(count);
  return rows.map(({ id }) => id);
}

async function copyStory(storyId: number, state: (typeof STATES)[number], now: Date): Promise<number> {
  const original = (await findRecord(storyId))!.record;
  const headline = `Demo draft: ${original.headline}`;
  const started = await startStory({ headline, by: WRITER, now });
  if (!started.ok) throw new Error(`A demo story could not be started: ${started.reason}`);
  const { version, record: empty } = (await findRecord(started.id))!;
  const record = { ...original, ...lessOf(original, state.without), headline, slug: empty.slug, followsId: null };
  const saved = await saveStory({ storyId: started.id, basedOn: version, record, by: WRITER, now });
  if (!saved.ok) throw new Error(`A demo story could not be saved: ${JSON.stringify(saved)}`);
  if (state.isReady) await markReady({ storyId: started.id, isReady: true, by: WRITER, now: new Date(+now + MINUTE) });
  return started.id;
}

const lessOf = ({ body }: StoryRecord, without: (typeof STATES)[number]['without']): Partial<StoryRecord> =>
  without === 'most of its text' ? { body: { ...body, content: (body.content ?? []).slice(0, 1) } } : without;
