import { Status } from '@/components/editors/desk-page';
import type { ListedStory } from '@/lib/stories/story-list';

type State = Pick<ListedStory, 'status' | 'stage' | 'isPending' | 'trashedAt'>;

/** Where a story stands, as a shape and words. */
export function StoryState({ status, stage, isPending, trashedAt }: State) {
  if (trashedAt) return <Status>In the trash</Status>;
  if (status === 'withdrawn') return <Status kind="bad">Withdrawn</Status>;
  if (status === 'published')
    return isPending ? <Status kind="edit">Published, changed</Status> : <Status kind="ready">Published</Status>;
  return stage === 'ready' ? <Status kind="ready">Ready</Status> : <Status kind="edit">In work</Status>;
}
