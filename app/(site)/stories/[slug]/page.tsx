import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SignupBand } from '@/components/newsletter/signup-band';
import { JsonLd } from '@/components/site/json-ld';
import { ReaderPage } from '@/components/site/reader-page';
import { Story } from '@/components/stories/story';
import { MoreOn } from '@/components/stories/more-on';
import { StoryNav } from '@/components/stories/story-nav';
import { findEditionOf, findLatestBriefing } from '@/lib/briefings/queries';
import { findNextInThread, listEarlierInThread, listMoreOn } from '@/lib/briefings/thread-queries';
import { formatDate } from '@/lib/dates';
import { env } from '@/lib/env';
import { headFor } from '@/lib/head';
import { signUpWords } from '@/lib/newsletter/sign-up-words';
import { briefingPath, storyPath } from '@/lib/paths';
import { getSettings } from '@/lib/settings';
import { breadcrumbs, storyData } from '@/lib/site/structured-data';
import { findPublishedStory } from '@/lib/stories/queries';

/** Stories of the same topic under the text: a shelf of three. */
const MORE = 3;

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const story = await findPublishedStory((await params).slug);
  if (!story) notFound();
  return headFor(await getSettings(), {
    title: story.searchTitle || story.headline,
    description: story.searchDescription || story.standfirst,
    path: storyPath(story.slug),
    article: {
      published: story.firstPublishedAt,
      modified: story.lastUpdatedAt ?? story.firstPublishedAt,
      section: story.topics[0]?.name,
      tags: story.topics.map(({ name }) => name),
    },
    card: storyPath(story.slug),
  });
}

export default async function StoryPage({ params }: Props) {
  const { slug } = await params;
  const story = await findPublishedStory(slug);
  if (!story) notFound();
  const settings = await getSettings();
  const latest = await findLatestBriefing();
  const edition = await findEditionOf(slug);
  const thread = { earlier: await listEarlierInThread(slug), next: await findNextInThread(slug) };
  const around = { settings, siteUrl: env().SITE_URL };
  const steps = [
    ...(edition ? [{ name: `No. ${edition.number}`, path: briefingPath(edition.slug) }] : []),
    { name: story.headline, path: storyPath(slug) },
  ];
  const topic = story.topics[0];
  return (
    <ReaderPage settings={settings} latest={latest} path={storyPath(story.slug)}>
      <JsonLd data={[storyData(story, edition, around), breadcrumbs(steps, around)]} />
      <nav className="crumb" aria-label="Breadcrumb">
        <a href="/">Front page</a>
        {edition && (
          <>
            <span aria-hidden="true">/</span>
            <a href={briefingPath(edition.slug)}>
              No. {edition.number}, {formatDate(edition.editionDate, settings.locale)}
            </a>
          </>
        )}
      </nav>
      <Story story={story} edition={edition} settings={settings} thread={thread} />
      {edition && <StoryNav briefing={edition} rank={edition.rank} />}
      {topic && <MoreOn topic={topic} stories={await listMoreOn(topic.slug, slug, MORE)} newsroom={settings} />}
      <SignupBand words={signUpWords(settings)} through="story" />
    </ReaderPage>
  );
}
