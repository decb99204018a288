import { Status } from '@/components/editors/desk-page';
import { NewsMark } from '@/components/stories/news-mark';
import type { StoryInEdition } from '@/lib/briefings/rules';
import { capitalised, countInWords } from '@/lib/words';

/** How far a story is, and what it is about, in one line. */
export function StoryMeta({ story, isRenamed = false }: { story: StoryInEdition; isRenamed?: boolean }) {
  const used = story.usedIn[0];
  return (
    <p className="slot__meta">
      <StoryStatus story={story} />
      {story.topic && <span>{story.topic}</span>}
      <span>{story.words} words</span>
      <span>{capitalised(countInWords(story.sources, 'source', 'sources'))}</span>
      {isRenamed && <span>Own headline here</span>}
      <NewsMark storyId={story.id} news={story.news} />
      {used && <span className="meta--warn">Used in No. {used.number}</span>}
    </p>
  );
}

function StoryStatus({ story }: { story: StoryInEdition }) {
  const codes = new Set(story.checks.filter(({ severity }) => severity === 'block').map(({ code }) => code));
  if (codes.has('withdrawn')) return <Status kind="bad">Withdrawn</Status>;
  if (codes.has('trashed')) return <Status kind="bad">In the trash</Status>;
  if (story.holder) return <Status kind="edit">In edit by {story.holder}</Status>;
  if (story.stage === 'writing') return <Status kind="edit">In edit</Status>;
  if (codes.has('no-source')) return <Status kind="warn">Needs source</Status>;
  if (codes.size > 0) return <Status kind="warn">Not ready</Status>;
  return <Status kind="ready">{story.status === 'published' ? 'Published' : 'Ready'}</Status>;
}
