import type { ReactNode } from 'react';
import { Chip } from '@/components/briefings/ticket';
import type { ListedStory } from '@/lib/briefings/subject-queries';
import { dateInZone, formatDate, type Newsroom } from '@/lib/dates';
import { briefingPath, storyPath } from '@/lib/paths';

type Props = {
  story: ListedStory;
  newsroom: Newsroom;
  /** What stands in place of headline and standfirst, such as the same with the words that were searched for marked. */
  headline?: ReactNode;
  summary?: ReactNode;
};

/** A story in a list: the rank it had, headline and standfirst, when it went out and in which edition. */
export function StoryRow({ story, newsroom, headline, summary }: Props) {
  const { slug, place, firstPublishedAt } = story;
  const date = place?.editionDate ?? dateInZone(firstPublishedAt, newsroom.timeZone);
  return (
    <li className="story-row">
      {place ? <Chip rank={place.rank} /> : <span />}
      <div>
        <h3 className="d5">
          <a className="hl" href={storyPath(slug)}>
            {headline ?? story.headline}
          </a>
        </h3>
        <p className="note">{summary ?? story.standfirst}</p>
      </div>
      <p className="meta">
        <time dateTime={date}>{formatDate(date, newsroom.locale)}</time>
        {place && (
          <>
            <br />
            <a href={briefingPath(place.slug)}>No. {place.number}</a>
          </>
        )}
      </p>
    </li>
  );
}
