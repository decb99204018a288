import { useEffect, useState } from 'react';
import type { StoryInEdition } from '@/lib/briefings/rules';

/** Milliseconds without a key before the server is asked. */
const PAUSE = 200;

/** What the server finds for these words; undefined while it looks. */
export function useCandidates(briefingId: number, words: string): StoryInEdition[] | undefined {
  const [found, setFound] = useState<StoryInEdition[]>();
  useEffect(() => {
    const leaving = new AbortController();
    const look = async () => {
      try {
        const address = `/api/desk/briefings/${briefingId}/candidates?q=${encodeURIComponent(words)}`;
        const response = await fetch(address, { signal: leaving.signal });
        const { stories } = (await response.json()) as { stories?: Sent[] };
        setFound((stories ?? []).map(revived));
      } catch {
        if (!leaving.signal.aborted) setFound([]);
      }
    };
    const timer = setTimeout(() => void look(), PAUSE);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [briefingId, words]);
  return found;
}

type Moments = 'trashedAt' | 'embargoUntil' | 'updatedAt';
type Sent = Omit<StoryInEdition, Moments> & Record<Moments, string | null>;

/** JSON knows no instants. */
function revived(story: Sent): StoryInEdition {
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  const { trashedAt, embargoUntil, updatedAt } = story;
  return {
    ...story,
    trashedAt: instant(trashedAt),
    embargoUntil: instant(embargoUntil),
    updatedAt: instant(updatedAt),
  };
}
