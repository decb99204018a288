import type { BriefingRecord } from '@/lib/briefings/form';
import type { Happening } from '@/lib/editors/autosave';

/** `tab` renews the lease of that tab; without it the save leaves the lease alone. */
type Order = { briefingId: number; tab?: string | undefined; basedOn: number; record: BriefingRecord; me: string };

/** An answer that takes longer than this will not come. */
const PATIENCE = 12_000;

/** Sends a record and says what became of it. Never throws: what goes wrong is an answer, too. */
export async function saveEdition(order: Order): Promise<Happening<BriefingRecord>> {
  const { briefingId, me, ...rest } = order;
  try {
    const response = await fetch(`/api/desk/briefings/${briefingId}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(rest),
      // The longest edition there can be stays far below what browsers let outlive a page.
      keepalive: true,
      signal: AbortSignal.timeout(PATIENCE),
    });
    return await happeningOf(response, me);
  } catch {
    return { what: 'failed', kind: 'offline' };
  }
}

type Words = { version: number; savedAt: string; savedBy: string; record: BriefingRecord; problems: string[] };

async function happeningOf(response: Response, me: string): Promise<Happening<BriefingRecord>> {
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
    case 403:
      return { what: 'failed', kind: 'refused', problems: ['You may not arrange editions any more.'] };
    case 401:
      return { what: 'failed', kind: 'signed out' };
    case 404:
    case 410:
      return { what: 'failed', kind: 'gone' };
    default:
      return { what: 'failed', kind: 'server' };
  }
}
