import type { Happening } from '@/lib/editors/autosave';
import type { StoryRecord } from '@/lib/stories/form';

/** `tab` renews the lease of that tab; without it the save leaves the lease alone. */
type Order = { storyId: number; tab?: string | undefined; basedOn: number; record: StoryRecord; me: string };

/** Browsers let a request outlive its page only if all such requests together stay under 64 KiB. */
const OUTLIVES = 50_000;

/** An answer that takes longer than this will not come. */
const PATIENCE = 12_000;

/** Sends a record and says what became of it. Never throws: what goes wrong is an answer, too. */
export async function saveRecord({ storyId, tab, basedOn, record, me }: Order): Promise<Happening<StoryRecord>> {
  const body = JSON.stringify({ basedOn, record, tab });
  try {
    const response = await fetch(`/api/desk/stories/${storyId}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body,
      keepalive: new Blob([body]).size < OUTLIVES,
      signal: AbortSignal.timeout(PATIENCE),
    });
    return await happeningOf(response, me);
  } catch {
    return { what: 'failed', kind: 'offline' };
  }
}

type Words = { version: number; savedAt: string; savedBy: string; record: StoryRecord; problems: string[] };

async function happeningOf(response: Response, me: string): Promise<Happening<StoryRecord>> {
  switch (response.status) {
    case 200: {
      const { version, savedAt } = (await response.json()) as Words;
      return { what: 'stored', version, savedAt, savedBy: me };
    }
    case 409: {
      const { version, record, savedBy, savedAt } = (await response.json()) as Words;
      return { what: 'met', theirs: { version, record, savedBy, savedAt } };
    }
    case 422:
      return { what: 'failed', kind: 'refused', problems: ((await response.json()) as Words).problems };
    case 413:
      return { what: 'failed', kind: 'refused', problems: ['The story is too long to be kept. Make two of it.'] };
    case 403:
      return { what: 'failed', kind: 'refused', problems: ['You may not write stories any more.'] };
    case 401:
      return { what: 'failed', kind: 'signed out' };
    case 404:
    case 410:
      return { what: 'failed', kind: 'gone' };
    default:
      return { what: 'failed', kind: 'server' };
  }
}
