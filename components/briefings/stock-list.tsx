import type { PublishedBriefing } from '@/lib/briefings/queries';
import { briefingPath, storyPath } from '@/lib/paths';
import { readingMinutes } from '@/lib/stories/rules';
import { Chip } from './ticket';

/** The first three stories of an edition in short, for pages that have nothing of their own to show. */
export function StockList({ briefing }: { briefing: PublishedBriefing }) {
  return (
    <section aria-labelledby="in-stock">
      <div className="section__head">
        <h2 className="d3" id="in-stock">
          In stock this week
        </h2>
        <a href={briefingPath(briefing.slug)}>No. {briefing.number}</a>
      </div>
      <ol className="rows plain-list">
        {briefing.stories.slice(0, 3).map((story) => (
          <li className="story-row" key={story.slug}>
            <Chip rank={story.rank} />
            <h3 className="d5">
              <a className="hl" href={storyPath(story.slug)}>
                {story.headline}
              </a>
            </h3>
            <p className="meta">
              {story.topics[0]?.name}, {readingMinutes(story.words)} min read
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
