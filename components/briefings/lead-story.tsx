import type { RankedStory } from '@/lib/briefings/queries';
import { readingMinutes } from '@/lib/stories/rules';
import { storyPath } from '@/lib/paths';
import { Ticket } from './ticket';

/** Number 1 on the front: the whole width, its standfirst and why it matters. */
export function LeadStory({ edition, story }: { edition: number; story: RankedStory }) {
  return (
    <li className="lead">
      <div className="lead__goods">
        <h2 className="d1">
          <a className="hl" href={storyPath(story.slug)}>
            {story.headline}
          </a>
        </h2>
        <div>
          <p className="stand">{story.standfirst}</p>
          <p className="why-s">
            <strong>Why it matters</strong> {story.whyItMatters}
          </p>
        </div>
      </div>
      <div className="bay__rail">
        <Ticket
          edition={edition}
          rank={story.rank}
          topic={story.topics[0]?.name}
          minutes={readingMinutes(story.words)}
          large
        />
        <p className="bay__tags">
          {story.companies
            .slice(0, 3)
            .map(({ name }) => name)
            .join(', ')}
        </p>
      </div>
    </li>
  );
}
