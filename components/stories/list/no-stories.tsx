import Link from 'next/link';
import { deskStoriesPath, type StoryFilter } from '@/lib/stories/form';

/** What stands where there is no story to list: why, and the way on. */
export function NoStories({ filter, trashDays }: { filter: StoryFilter; trashDays: number }) {
  const { q, state, topic, company, edition, page } = filter;
  const isNarrow = q !== '' || topic || company || edition;
  if (page > 1)
    return (
      <p className="empty">
        The list is not that long. <Link href={deskStoriesPath({ ...filter, page: 1 })}>Go to its first page</Link>
      </p>
    );
  if (isNarrow || (state !== 'all' && state !== 'trash'))
    return (
      <p className="empty">
        No story is like that. <Link href="/admin/stories">Show all stories</Link>
      </p>
    );
  if (state === 'trash')
    return <p className="empty">The trash is empty. What is put here can be had back for {trashDays} days.</p>;
  return <p className="empty">There are no stories yet. Start the first one above.</p>;
}
