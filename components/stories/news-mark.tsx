import { countInWords } from '@/lib/words';

/** That the wire has something new about a story, and the way to it. */
export function NewsMark({ storyId, news }: { storyId: number; news: number }) {
  if (news === 0) return null;
  return (
    <a className="news-mark" href={`/admin/stories/${storyId}#story-wire`}>
      {countInWords(news, 'new item', 'new items')}
    </a>
  );
}
