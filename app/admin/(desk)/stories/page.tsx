import type { Metadata } from 'next';
import { DeskPage } from '@/components/editors/desk-page';
import { BulkForm } from '@/components/stories/list/bulk-form.client';
import { NoStories } from '@/components/stories/list/no-stories';
import { StoryFilters } from '@/components/stories/list/story-filters';
import { StoryTable } from '@/components/stories/list/story-table';
import { Icon } from '@/components/ui/icon';
import { Pager } from '@/components/ui/pager';
import { requireEditor } from '@/lib/editors/auth';
import { may } from '@/lib/editors/rules';
import { getSettings } from '@/lib/settings';
import { deskStoriesPath, storyFilter } from '@/lib/stories/form';
import { countStoriesForDesk, listStoriesForDesk, STORIES_ON_A_PAGE } from '@/lib/stories/story-list';
import { listSubjects } from '@/lib/stories/subjects';
import { bulkAct, startStoryAct } from './actions';

export const metadata: Metadata = { title: 'Stories' };

type StoriesPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function StoriesPage({ searchParams }: StoriesPageProps) {
  const { actor } = await requireEditor();
  const filter = storyFilter.parse(await searchParams);
  const stories = await listStoriesForDesk(filter);
  const total = await countStoriesForDesk(filter);
  const newsroom = await getSettings();
  const isTrash = filter.state === 'trash';
  const acts = may(actor, 'write') && (
    <form action={startStoryAct}>
      <button type="submit" className="cbtn cbtn--ink">
        <Icon name="plus" />
        New story
      </button>
    </form>
  );
  return (
    <DeskPage title="Stories" about={`${total} ${total === 1 ? 'story' : 'stories'}`} acts={acts}>
      <StoryFilters filter={filter} topics={await listSubjects('topics')} companies={await listSubjects('companies')} />
      {stories.length === 0 && <NoStories filter={filter} trashDays={newsroom.trashDays} />}
      <BulkForm
        key={filter.state}
        act={bulkAct}
        isTrash={isTrash}
        mayDelete={may(actor, 'publish')}
        isEmpty={stories.length === 0}
      >
        {stories.length > 0 && <StoryTable stories={stories} filter={filter} newsroom={newsroom} />}
      </BulkForm>
      <Pager
        page={filter.page}
        size={STORIES_ON_A_PAGE}
        total={total}
        path={(page) => deskStoriesPath({ ...filter, page })}
        next="Next"
        previous="Back"
      />
    </DeskPage>
  );
}
