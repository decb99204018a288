import type { RankedStory } from '@/lib/briefings/queries';
import { storyPath } from '@/lib/paths';
import { readingMinutes } from '@/lib/stories/rules';
import { Ticket } from './ticket';

/** The stories after the first, side by side: text stands on the rail, tickets hang from it. */
export function Shelf({ edition, stories }: { edition: number; stories: RankedStory[] }) {
  return stories.map((story) => (
    <li className="bay" key={story.slug}>
      <div className="bay__goods">
        <h2 className={story.rank === 2 ? 'd4' : 'd5'}>
          <a className="hl" href={storyPath(story.slug)}>
            {story.headline}
          </a>
        </h2>
        <p className="note">{story.standfirst}</p>
      </div>
      <div className="bay__rail">
        <Ticket
          edition={edition}
          rank={story.rank}
          topic={story.topics[0]?.name}
          minutes={readingMinutes(story.words)}
        />
      </div>
    </li>
  ));
}
