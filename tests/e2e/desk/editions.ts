import { expect, type Page } from '@playwright/test';
import type { BriefingRecord } from '@/lib/briefings/form';

process.env.DATA_DIR ??= 'test-results/desk-data';
process.env.AUTH_SECRET ??= 'x'.repeat(32);

const by = { name: 'Ed Itor', role: 'editor' } as const;

export type Made = { id: number; storyIds: number[]; headlines: string[] };

type Wish = {
  /** A Friday of its own for each test. */
  date: string;
  /** How many of the five slots are filled, and how many stories wait on the bench. */
  filled?: number;
  bench?: number;
  /** What the headlines begin with, so that they are found by it. */
  name: string;
};

/** An edition of a test's own with stories that lack nothing. Made beside the server, in its database. */
export async function makeEdition({ date, filled = 5, bench = 0, name }: Wish): Promise<Made> {
  const { startBriefing } = await import('@/lib/briefings/start-briefing');
  const started = await startBriefing({ editionDate: date, withLeftovers: false, by, now: new Date() });
  if (!started.ok) throw new Error(started.reason);
  const storyIds: number[] = [];
  const headlines = Array.from({ length: filled + bench }, (_, index) => `${name} ${'ABCDEFGH'[index]}`);
  for (const headline of headlines) storyIds.push(await makeStory(headline));
  await arrangeBeside(started.id, {
    title: `Edition of ${name}`,
    intro: 'What this week was about.',
    slots: storyIds.slice(0, filled).map((storyId) => ({ storyId, headlineOverride: null })),
    bench: storyIds.slice(filled),
  });
  return { id: started.id, storyIds, headlines };
}

/** A story that is handed in and lacks nothing. */
export async function makeStory(headline: string): Promise<number> {
  const { startStory } = await import('@/lib/stories/start-story');
  const { saveStory } = await import('@/lib/stories/save-story');
  const { findRecord } = await import('@/lib/stories/desk-queries');
  const { markReady } = await import('@/lib/stories/mark-ready');
  const now = new Date();
  const started = await startStory({ headline, by, now });
  if (!started.ok) throw new Error(started.reason);
  const { record, version } = (await findRecord(started.id))!;
  const text = 'word '.repeat(120).trim();
  const whole = {
    ...record,
    standfirst: 'A standfirst.',
    whyItMatters: 'It matters.',
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
    topics: [1],
    sources: [{ publisher: 'A publisher', title: 'A title', url: null, publishedOn: null }],
  };
  const saved = await saveStory({ storyId: started.id, basedOn: version, record: whole, by, now });
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  await markReady({ storyId: started.id, isReady: true, by, now });
  return started.id;
}

/** Somebody else arranges, beside the composer that is open. */
export async function arrangeBeside(
  briefingId: number,
  change: Partial<BriefingRecord>,
  who = 'Sec Ond',
): Promise<void> {
  const { arrange } = await import('@/lib/briefings/arrange');
  const { db } = await import('@/db/client');
  const { readBriefing } = await import('@/lib/briefings/records');
  const { row, record } = (await readBriefing(db(), briefingId))!;
  const order = { briefingId, basedOn: row.version, record: { ...record, ...change }, now: new Date() };
  const result = await arrange({ ...order, by: { name: who, role: 'editor' } });
  if (!result.ok) throw new Error(JSON.stringify(result));
}

/** What the server has of an edition. */
export async function storedEdition(briefingId: number): Promise<BriefingRecord> {
  const { db } = await import('@/db/client');
  const { readBriefing } = await import('@/lib/briefings/records');
  return (await readBriefing(db(), briefingId))!.record;
}

/** Opens an edition and waits until it can be arranged. */
export async function openComposer(page: Page, briefingId: number): Promise<void> {
  await page.goto(`/admin/briefings/${briefingId}`);
  await expect(page.getByLabel('Title')).toBeEditable();
}

/** The headlines of the slots as they stand, an empty one as "-". */
export async function order(page: Page): Promise<string[]> {
  const rows = await page
    .getByRole('list', { name: /slots$/ })
    .getByRole('listitem')
    .all();
  return Promise.all(
    rows.map(async (row) => {
      const headline = row.getByRole('heading', { level: 3 });
      return (await headline.count()) > 0 ? (await headline.innerText()).trim() : '-';
    }),
  );
}

/** When everything that was done is on the server. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator('.save--saved')).toBeVisible();
}
