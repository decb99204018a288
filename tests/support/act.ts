/** Carries out one verb on the database of DATA_DIR, as another process beside the site: node --import tsx act.ts <json>. */
import { eq } from 'drizzle-orm';
import { closeDatabase, db, transact } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { sources, stories, storyCompanies, storyTopics } from '@/db/schema/stories';
import { withdrawBriefing } from '@/lib/briefings/withdraw';
import { renameStory } from '@/lib/stories/rename';
import { withdrawStory } from '@/lib/stories/withdraw';
import { publishAsItIs } from '../fixtures/newsroom';
import { correct } from '../fixtures/records';

const by = { name: 'Test editor', role: 'editor' } as const;
const now = new Date('2020-11-13T07:00:00Z');
const [act, slug, text] = JSON.parse(process.argv[2]!) as [string, string, string];

const storyId = async () => (await db().select().from(stories).where(eq(stories.slug, slug)))[0]?.id ?? 0;
const briefingId = async () => (await db().select().from(briefings).where(eq(briefings.slug, slug)))[0]?.id ?? 0;

/** Five stories and a briefing that only have to be published. */
async function prepare(): Promise<{ ok: boolean }> {
  await transact(async (tx) => {
    const [briefing] = await tx
      .insert(briefings)
      .values({ number: 46, slug, title: text, editionDate: slug, intro: 'Intro.' })
      .returning();
    for (let rank = 1; rank <= 5; rank++) {
      const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] }] };
      const [story] = await tx
        .insert(stories)
        .values({
          slug: `fresh-${rank}`,
          headline: `${text} ${rank}`,
          standfirst: 'S.',
          whyItMatters: 'W.',
          body,
          words: 1,
        })
        .returning();
      const id = story!.id;
      await tx.insert(storyTopics).values({ storyId: id, topicId: 1, position: 1 });
      await tx.insert(storyCompanies).values({ storyId: id, companyId: 2, position: 1 });
      await tx.insert(sources).values({ storyId: id, position: 1, publisher: 'P', title: 'T' });
      await tx.insert(slots).values({ briefingId: briefing!.id, rank, storyId: id });
    }
  });
  return { ok: true };
}

const acts: Record<string, () => Promise<{ ok: boolean }>> = {
  prepare,
  publish: async () => publishAsItIs({ briefingId: await briefingId(), by, now }),
  correct: async () =>
    correct({
      storyId: await storyId(),
      kind: 'correction',
      text: 'We had it wrong.',
      changes: { headline: text },
      by,
      now,
    }),
  rename: async () => renameStory({ storyId: await storyId(), slug: text, by, now }),
  withdraw: async () => withdrawStory({ storyId: await storyId(), note: text, by, now }),
  'withdraw briefing': async () => withdrawBriefing({ briefingId: await briefingId(), note: text, by, now }),
};

const result = await acts[act]!();
closeDatabase();
if (!result.ok) throw new Error(JSON.stringify(result));
