import { Chip } from '@/components/briefings/ticket';
import type { ListedStory } from '@/lib/briefings/subject-queries';
import { formatDate, type Newsroom } from '@/lib/dates';
import { storyPath, topicPath } from '@/lib/paths';
import type { Subject } from '@/lib/stories/queries';

/** The newest stories of the same topic, after the edition's own. Nothing where there are none. */
export function MoreOn({ topic, stories, newsroom }: { topic: Subject; stories: ListedStory[]; newsroom: Newsroom }) {
  if (stories.length === 0) return null;
  return (
    <section className="section" aria-labelledby="more">
      <div className="section__head">
        <h2 className="d3" id="more">
          More on {topic.name}
        </h2>
        <a href={topicPath(topic.slug)}>All of this topic</a>
      </div>
      <ul className="story-grid plain-list">
        {stories.map(({ slug, headline, place }) => (
          <li key={slug}>
            {place && <Chip rank={place.rank} />}
            <a className="hl d5" href={storyPath(slug)}>
              {headline}
            </a>
            {place && (
              <p className="meta">
                No. {place.number}, {formatDate(place.editionDate, newsroom.locale)}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
