import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { JsonLd } from '@/components/site/json-ld';
import { findEditionOf, findLatestBriefing } from '@/lib/briefings/queries';
import { getSettings, type Settings } from '@/lib/settings';
import { webManifest } from '@/lib/site/manifest';
import { drawable } from '@/lib/site/card-fonts';
import { breadcrumbs, briefingData, siteData, storyData } from '@/lib/site/structured-data';
import { findPublishedStory } from '@/lib/stories/queries';
import { db } from '@/db/client';
import { stories } from '@/db/schema/stories';
import { demoDatabase } from '../../support/database';

const siteUrl = 'https://aislefive.example';
let around: { settings: Settings; siteUrl: string };

beforeAll(async () => {
  await demoDatabase();
  around = { settings: await getSettings(), siteUrl };
});

/** What Google asks of an article, required and recommended (developers.google.com/search/docs/appearance/structured-data/article). */
const article = z.object({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('NewsArticle'),
  headline: z.string().min(1).max(110),
  image: z.array(z.url()).min(1),
  datePublished: z.iso.datetime({ offset: true }),
  dateModified: z.iso.datetime({ offset: true }),
  author: z.object({ '@type': z.literal('Organization'), name: z.string(), url: z.url() }),
  publisher: z.object({ name: z.string(), logo: z.object({ '@type': z.literal('ImageObject'), url: z.url() }) }),
  mainEntityOfPage: z.url(),
  isAccessibleForFree: z.literal(true),
  articleSection: z.array(z.string()).min(1),
  about: z.array(z.object({ '@type': z.literal('Organization'), name: z.string() })),
  citation: z.array(z.object({ name: z.string(), publisher: z.object({ name: z.string() }) })).min(1),
  position: z.int().positive(),
  isPartOf: z.object({ issueNumber: z.int(), url: z.url() }),
});

describe('a story', () => {
  test('of the demo, each of them, has all that is asked of it', async () => {
    for (const { slug } of await db().select({ slug: stories.slug }).from(stories)) {
      const story = (await findPublishedStory(slug))!;
      const data = storyData(story, await findEditionOf(slug), around);
      expect(article.safeParse(data).error?.issues ?? [], slug).toEqual([]);
    }
  });

  test('that was corrected says so', async () => {
    const story = (await findPublishedStory('ant-group-double-listing'))!;
    const data = storyData(story, undefined, around) as unknown as Record<string, unknown>;
    expect(data).toMatchObject({
      dateModified: story.corrections[0]!.publishedAt.toISOString(),
      correction: [{ '@type': 'CorrectionComment', text: story.corrections[0]!.text }],
    });
    expect(data.isPartOf).toBeUndefined();
  });

  test('with a headline that is too long is shortened at a word', async () => {
    const story = { ...(await findPublishedStory('amazon-buys-zoox'))!, headline: 'Word '.repeat(40) };
    const { headline } = storyData(story, undefined, around) as { headline?: string };
    expect(headline).toMatch(/^(Word )+Word…$/);
    expect(headline!.length).toBeLessThanOrEqual(110);
  });
});

test('a briefing is a list in the order of its ranks', async () => {
  const data = briefingData((await findLatestBriefing())!, around) as unknown as { itemListElement: object[] };
  expect(data.itemListElement).toMatchObject([1, 2, 3, 4, 5].map((position) => ({ position, '@type': 'ListItem' })));
});

test('the site can be searched', () => {
  const [, site] = siteData(around);
  expect(site).toMatchObject({
    potentialAction: { target: { urlTemplate: `${siteUrl}/search?q={search_term_string}` } },
  });
});

test('the way to a page begins at the front', () => {
  expect(breadcrumbs([{ name: 'Archive', path: '/briefings' }], around)).toMatchObject({
    itemListElement: [
      { position: 1, name: 'Aisle Five', item: `${siteUrl}/` },
      { position: 2, name: 'Archive', item: `${siteUrl}/briefings` },
    ],
  });
});

test('nothing in it can end the block it is in', () => {
  const hostile = '</script><script>alert(1)</script><!-- \u2028 🛒 & "';
  const html = renderToStaticMarkup(<JsonLd data={{ headline: hostile }} />);
  expect(html.match(/<\/script>/g)).toHaveLength(1);
  expect(html).not.toContain('<!--');
  const inside = /<script[^>]*>(.*)<\/script>$/s.exec(html)![1]!;
  expect(JSON.parse(inside)).toEqual({ headline: hostile });
});

test.each([
  { text: 'Marks & Spencer: “£40.6bn”', drawn: 'Marks & Spencer: “£40.6bn”' },
  { text: 'Łódź cœur', drawn: 'Łódź coeur' },
  { text: 'A 🛒 cart\u0000', drawn: 'A cart' },
  { text: '日本', drawn: '' },
])('of $text a card draws $drawn', ({ text, drawn }) => {
  expect(drawable(text)).toBe(drawn);
});

test('the manifest speaks the language of the settings', async () => {
  expect(
    webManifest({ ...(await getSettings()), locale: 'ar-EG', siteName: 'A very long name of a site' }),
  ).toMatchObject({
    lang: 'ar-EG',
    dir: 'rtl',
    short_name: 'A very long',
  });
});
