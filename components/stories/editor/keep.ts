import type { Kept } from '@/lib/editors/autosave';
import type { StoryRecord } from '@/lib/stories/form';

type Item = Kept<StoryRecord> & { by: string; at: number };

const PREFIX = 'a5-kept:stories/';
const prefixOf = (storyId: number) => `${PREFIX}${storyId}:`;

/** A random word by which this tab is known to the server and to the other tabs of this browser. */
export function newTab(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Keeps a text in this browser until the server has it, or forgets it. Says whether the browser plays along. */
export function keep(storyId: number, tab: string, by: string, kept: Kept<StoryRecord> | undefined): boolean {
  try {
    const key = prefixOf(storyId) + tab;
    if (kept) localStorage.setItem(key, JSON.stringify({ ...kept, by, at: Date.now() }));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/** The newest text of this person that some earlier tab of this browser kept, and takes it out of the keeping. */
export function takeKept(storyId: number, tab: string, by: string): Kept<StoryRecord> | undefined {
  try {
    const found = Object.keys(localStorage)
      .filter((key) => key.startsWith(prefixOf(storyId)) && !key.endsWith(tab))
      .map((key) => ({ key, item: JSON.parse(localStorage.getItem(key)!) as Item }))
      .filter(({ item }) => item.by === by)
      .sort((a, b) => b.item.at - a.item.at)[0];
    if (!found) return undefined;
    localStorage.setItem(prefixOf(storyId) + tab, JSON.stringify(found.item));
    localStorage.removeItem(found.key);
    const { base, record, unanswered } = found.item;
    return { base, record, unanswered };
  } catch {
    return undefined;
  }
}
