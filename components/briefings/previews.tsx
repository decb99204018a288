import { ReaderPage } from '@/components/site/reader-page';
import { Story } from '@/components/stories/story';
import { StoryNav } from '@/components/stories/story-nav';
import type { PublishedBriefing } from '@/lib/briefings/queries';
import type { ReaderPaths } from '@/lib/paths';
import type { Settings } from '@/lib/settings';
import type { PublishedStory } from '@/lib/stories/queries';
import { EditionHead } from './edition-head';
import { EditionItem } from './edition-item';

type Around = { settings: Settings; latest: PublishedBriefing | undefined; paths: ReaderPaths };

/** Says on every preview what it is, for it looks like the page itself otherwise. */
function PreviewBar() {
  return (
    <aside className="preview-bar" aria-label="About this preview">
      <strong>Preview.</strong> This is what the desk has now. It may still change: please do not pass it on.
    </aside>
  );
}

/** An edition as readers will see it. */
export function PreviewedEdition({ briefing, settings, latest, paths }: Around & { briefing: PublishedBriefing }) {
  return (
    <>
      <PreviewBar />
      <ReaderPage settings={settings} latest={latest}>
        <EditionHead briefing={briefing} locale={settings.locale} />
        <ol className="plain-list">
          {briefing.stories.map((story) => (
            <EditionItem key={story.rank} edition={briefing.number} story={story} paths={paths} />
          ))}
        </ol>
      </ReaderPage>
    </>
  );
}

type StoryProps = Around & { story: PublishedStory; edition: (PublishedBriefing & { rank: number }) | undefined };

/** A story as readers will see it, in its edition if it has a place in one. */
export function PreviewedStory({ story, edition, settings, latest, paths }: StoryProps) {
  return (
    <>
      <PreviewBar />
      <ReaderPage settings={settings} latest={latest}>
        <Story
          story={story}
          edition={edition}
          settings={settings}
          thread={{ earlier: [], next: undefined }}
          paths={paths}
        />
        {edition && <StoryNav briefing={edition} rank={edition.rank} paths={paths} />}
      </ReaderPage>
    </>
  );
}
