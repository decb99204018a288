/** The site for the browser tests: the demo editions, and next to them things that no reader may ever see. */
import { mkdirSync } from 'node:fs';
import { transact } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { stories } from '@/db/schema/stories';
import { env } from '@/lib/env';
import { demoDatabase } from './database';

mkdirSync(env().DATA_DIR, { recursive: true });
await demoDatabase();
await transact(async (tx) => {
  const body = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Unpublished words.' }] }],
  };
  const secret = { standfirst: 'Secret.', whyItMatters: 'Secret.', body, words: 2 };
  await tx.insert(stories).values({ ...secret, slug: 'secret-draft', headline: 'Secret draft' });
  await tx.insert(stories).values({
    ...secret,
    slug: 'secret-withdrawn',
    headline: 'Secret withdrawn',
    status: 'withdrawn',
    firstPublishedAt: new Date('2020-07-24T06:00:00Z'),
  });
  const [draft] = await tx
    .insert(briefings)
    .values({
      number: 99,
      slug: 'secret-edition',
      title: 'Secret edition',
      editionDate: '2020-12-25',
      intro: 'Secret.',
    })
    .returning();
  await tx.insert(slots).values({ briefingId: draft!.id, rank: 1, storyId: 1 });
});

await import('../../scripts/serve');
