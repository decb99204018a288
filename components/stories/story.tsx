import { Ticket } from '@/components/briefings/ticket';
import { ScriptButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { PublishedBriefing } from '@/lib/briefings/queries';
import type { ListedStory } from '@/lib/briefings/subject-queries';
import { READER_PATHS, type ReaderPaths } from '@/lib/paths';
import type { Settings } from '@/lib/settings';
import type { PublishedStory } from '@/lib/stories/queries';
import { readingMinutes } from '@/lib/stories/rules';
import { capitalised, inWords, ordinal } from '@/lib/words';
import { Corrections } from './corrections';
import { FactsPanel } from './facts-panel';
import { Figure } from './figure';
import { RichText } from './rich-text';
import { Thread } from './thread';
import { StoryHead } from './story-head';
import { WhyItMatters } from './why-it-matters';

type Edition = PublishedBriefing & { rank: number };
type Props = {
  story: PublishedStory;
  edition: Edition | undefined;
  thread: { earlier: ListedStory[]; next: ListedStory | undefined };
  settings: Settings;
  paths?: ReaderPaths;
};

/** A story: ticket, headline, text with "why it matters" after the second paragraph, corrections, facts. */
export function Story({ story, edition, thread, settings, paths = READER_PATHS }: Props) {
  const { before, after } = splitBody(story.body);
  return (
    <article className="story">
      <div className="story__ticket">{edition && <Place story={story} edition={edition} paths={paths} />}</div>
      <StoryHead story={story} byline={`The ${settings.siteName} desk`} newsroom={settings} />
      {story.leadPicture && <Figure picture={story.leadPicture} className="story__fig" eager />}
      <div className="story__main">
        <div className="prose">
          <RichText node={before} />
        </div>
        <WhyItMatters text={story.whyItMatters} />
        {after.content.length > 0 && (
          <div className="prose">
            <RichText node={after} />
          </div>
        )}
        <Corrections corrections={story.corrections} newsroom={settings} />
        <Thread {...thread} newsroom={settings} />
        <Tools />
      </div>
      <div className="story__side">
        <FactsPanel story={story} locale={settings.locale} />
      </div>
    </article>
  );
}

/** Up to two paragraphs, then the rest; a heading or a list is never cut off from what it belongs to. */
function splitBody(body: PublishedStory['body']) {
  const blocks = body.content ?? [];
  const firstOther = blocks.findIndex((block) => block.type !== 'paragraph');
  const at = Math.min(2, firstOther > 0 ? firstOther : blocks.length);
  return { before: { type: 'doc', content: blocks.slice(0, at) }, after: { type: 'doc', content: blocks.slice(at) } };
}

function Place({ story, edition, paths }: { story: PublishedStory; edition: Edition; paths: ReaderPaths }) {
  const { rank, number, slug } = edition;
  const place = `${capitalised(ordinal(rank))} of ${inWords(edition.stories.length)} in `;
  return (
    <div className="stick">
      <Ticket edition={number} rank={rank} topic={story.topics[0]?.name} minutes={readingMinutes(story.words)} large />
      <p className="meta desk-only">
        {place}
        <a href={paths.briefing(slug)}>No. {number}</a>
      </p>
    </div>
  );
}

function Tools() {
  return (
    <div className="tools mt-8">
      <ScriptButton does="share" look="line">
        <Icon name="share" />
        Share
      </ScriptButton>
      <ScriptButton does="copy" look="line" aria-live="polite">
        <Icon name="link" />
        Copy link
      </ScriptButton>
      <ScriptButton does="print" look="line">
        <Icon name="print" />
        Print
      </ScriptButton>
    </div>
  );
}
