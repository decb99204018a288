import { StoryRow } from '@/components/stories/story-row';
import { Pager } from '@/components/ui/pager';
import type { ListedStory } from '@/lib/briefings/subject-queries';
import type { Newsroom } from '@/lib/dates';
import { PAGE_SIZE } from '@/lib/paths';

type Props = {
  stories: ListedStory[];
  total: number;
  page: number;
  path: (page: number) => string;
  newsroom: Newsroom;
};

/** All stories about a subject, a page at a time, newest first. */
export function SubjectStories({ stories, total, page, path, newsroom }: Props) {
  return (
    <section aria-labelledby="all">
      <div className="section__head">
        <h2 className="d3" id="all">
          {total} {total === 1 ? 'story' : 'stories'}
        </h2>
        <span className="meta">Newest first</span>
      </div>
      <ol className="rows plain-list">
        {stories.map((story) => (
          <StoryRow key={story.slug} story={story} newsroom={newsroom} />
        ))}
      </ol>
      <Pager page={page} size={PAGE_SIZE} total={total} path={path} next="Older stories" previous="Newer stories" />
    </section>
  );
}
