import Link from 'next/link';
import { Icon } from '@/components/ui/icon';
import type { Newsroom } from '@/lib/dates';
import { deskStoriesPath, type StoryFilter, type StorySort } from '@/lib/stories/form';
import type { ListedStory } from '@/lib/stories/story-list';
import { StoryEntry } from './story-entry';

type StoryTableProps = { stories: ListedStory[]; filter: StoryFilter; newsroom: Newsroom };

/** Stories as the desk lists them: each with a box to select it, its state, where it stands and who changed it when. */
export function StoryTable({ stories, filter, newsroom }: StoryTableProps) {
  return (
    <table className="tbl tbl--stack stories">
      <caption className="vh">Stories</caption>
      <thead>
        <tr>
          <th scope="col" className="stories__box">
            <label className="check check--bare">
              <input type="checkbox" name="all" autoComplete="off" />
              <span className="vh">Select all on this page</span>
            </label>
          </th>
          <Sorted by="headline" filter={filter}>
            Headline
          </Sorted>
          <th scope="col">State</th>
          <th scope="col">Edition</th>
          <th scope="col">Topic</th>
          <Sorted by="updated" filter={filter}>
            Changed
          </Sorted>
          <Sorted by="published" filter={filter}>
            Published
          </Sorted>
          <Sorted by="words" filter={filter} className="r">
            Words
          </Sorted>
        </tr>
      </thead>
      <tbody>
        {stories.map((story) => (
          <StoryEntry key={story.id} story={story} newsroom={newsroom} />
        ))}
      </tbody>
    </table>
  );
}

type SortedProps = { by: StorySort; filter: StoryFilter; className?: string; children: string };

function Sorted({ by, filter, className, children }: SortedProps) {
  const isOn = filter.sort === by;
  const isUpwards = (by === 'headline') !== (isOn && filter.turned);
  const to = deskStoriesPath({ ...filter, sort: by, turned: isOn && !filter.turned, page: 1 });
  return (
    <th scope="col" className={className} aria-sort={isOn ? (isUpwards ? 'ascending' : 'descending') : undefined}>
      <Link href={to} prefetch={false} className="sort">
        {children}
        {isOn && <Icon name={isUpwards ? 'up' : 'down'} />}
      </Link>
    </th>
  );
}
