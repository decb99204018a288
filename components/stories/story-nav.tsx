import { Ticket } from '@/components/briefings/ticket';
import type { PublishedBriefing, RankedStory } from '@/lib/briefings/queries';
import { briefingPath, storyPath } from '@/lib/paths';
import { readingMinutes } from '@/lib/stories/rules';
import { countInWords } from '@/lib/words';

type Props = { briefing: PublishedBriefing; rank: number };

/** To the stories before and after this one on the shelf; at either end, to the whole edition. */
export function StoryNav({ briefing, rank }: Props) {
  const { number, stories } = briefing;
  const at = stories.findIndex((story) => story.rank === rank);
  const previous = stories[at - 1];
  const next = stories[at + 1];
  return (
    <nav className="pn" aria-label="More in this edition">
      {previous ? (
        <Neighbour rel="prev" label={`Previous in No. ${number}`} edition={number} story={previous} />
      ) : (
        <WholeEdition briefing={briefing} label="Top of the shelf" />
      )}
      {next ? (
        <Neighbour rel="next" label={`Next in No. ${number}`} edition={number} story={next} />
      ) : (
        <WholeEdition briefing={briefing} label="End of the shelf" className="pn__next" />
      )}
    </nav>
  );
}

type NeighbourProps = { rel: 'prev' | 'next'; label: string; edition: number; story: RankedStory };

function Neighbour({ rel, label, edition, story }: NeighbourProps) {
  return (
    <a href={storyPath(story.slug)} rel={rel} className={rel === 'next' ? 'pn__next' : undefined}>
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

type EditionProps = { briefing: PublishedBriefing; label: string; className?: string };

function WholeEdition({ briefing, label, className }: EditionProps) {
  return (
    <a href={briefingPath(briefing.slug)} className={className}>
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
