import { Ticket } from '@/components/briefings/ticket';
import type { PublishedBriefing, RankedStory } from '@/lib/briefings/queries';
import { READER_PATHS, type ReaderPaths } from '@/lib/paths';
import { readingMinutes } from '@/lib/stories/rules';
import { countInWords } from '@/lib/words';

type Props = { briefing: PublishedBriefing; rank: number; paths?: ReaderPaths };

/** To the stories before and after this one on the shelf; at either end, to the whole edition. */
export function StoryNav({ briefing, rank, paths = READER_PATHS }: Props) {
  const { number, stories } = briefing;
  const at = stories.findIndex((story) => story.rank === rank);
  const previous = stories[at - 1];
  const next = stories[at + 1];
  return (
    <nav className="pn" aria-label="More in this edition">
      {previous ? (
        <Neighbour rel="prev" label={`Previous in No. ${number}`} edition={number} story={previous} paths={paths} />
      ) : (
        <WholeEdition briefing={briefing} paths={paths} label="Top of the shelf" />
      )}
      {next ? (
        <Neighbour rel="next" label={`Next in No. ${number}`} edition={number} story={next} paths={paths} />
      ) : (
        <WholeEdition briefing={briefing} paths={paths} label="End of the shelf" className="pn__next" />
      )}
    </nav>
  );
}

type NeighbourProps = {
  rel: 'prev' | 'next';
  label: string;
  edition: number;
  story: RankedStory;
  paths: ReaderPaths;
};

function Neighbour({ rel, label, edition, story, paths }: NeighbourProps) {
  return (
    <a href={paths.story(story.slug)} rel={rel} className={rel === 'next' ? 'pn__next' : undefined}>
      <div className="bay__goods">
        <span className="meta">{label}</span>
        <span className="d4">{story.headline}</span>
      </div>
      <div className="bay__rail">
        <Ticket
          edition={edition}
          rank={story.rank}
          topic={story.topics[0]?.name}
          minutes={readingMinutes(story.words)}
        />
      </div>
    </a>
  );
}

type EditionProps = { briefing: PublishedBriefing; paths: ReaderPaths; label: string; className?: string };

function WholeEdition({ briefing, paths, label, className }: EditionProps) {
  return (
    <a href={paths.briefing(briefing.slug)} className={className}>
      <div className="bay__goods">
        <span className="meta">{label}</span>
        <span className="d4">
          All {countInWords(briefing.stories.length, 'story', 'stories')} in No. {briefing.number}
        </span>
      </div>
      <div className="bay__rail" />
    </a>
  );
}
