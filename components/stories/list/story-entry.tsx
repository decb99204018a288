import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatInstant, type Newsroom } from '@/lib/dates';
import type { ListedStory } from '@/lib/stories/story-list';
import { NewsMark } from '../news-mark';
import { StoryState } from './story-state';

/** One story in the list of the desk. */
export function StoryEntry({ story, newsroom }: { story: ListedStory; newsroom: Newsroom }) {
  const headline = story.headline || 'Without a headline';
  return (
    <tr>
      <td className="stories__box">
        <label className="check check--bare">
          <input type="checkbox" name="story" value={story.id} autoComplete="off" />
          <span className="vh">Select {headline}</span>
        </label>
      </td>
      <td className="stories__headline">
        <Link href={`/admin/stories/${story.id}`} prefetch={false} className="hl">
          {headline}
        </Link>{' '}
        <NewsMark storyId={story.id} news={story.news} />
      </td>
      <td>
        <StoryState {...story} />
      </td>
      <Cell label="Edition">
        {story.edition && (
          <Link href={`/admin/briefings/${story.edition.id}`} prefetch={false}>
            No. {story.edition.number}, slot {story.edition.rank}
          </Link>
        )}
      </Cell>
      <Cell label="Topic">{story.topic}</Cell>
      <Cell label="Changed">
        <When at={story.updatedAt} newsroom={newsroom} />
        {story.updatedBy && <span className="meta"> {story.updatedBy}</span>}
      </Cell>
      <Cell label="Published" className="hide-s">
        <When at={story.firstPublishedAt} newsroom={newsroom} />
      </Cell>
      <td className="r hide-s">{story.words}</td>
    </tr>
  );
}

function Cell({ label, className = '', children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <td className={`stories__cell ${className}`} data-label={label}>
      {children}
    </td>
  );
}

function When({ at, newsroom }: { at: Date | null; newsroom: Newsroom }) {
  if (!at) return null;
  const { date, time } = formatInstant(at, newsroom);
  return (
    <time dateTime={at.toISOString()}>
      {date}, {time}
    </time>
  );
}
