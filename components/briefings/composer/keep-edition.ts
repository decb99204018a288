import type { BriefingRecord } from '@/lib/briefings/form';
import type { Kept } from '@/lib/editors/autosave';

type Item = Kept<BriefingRecord> & { by: string };

const keyOf = (briefingId: number) => `a5-kept:briefings/${briefingId}`;

/** Keeps an edition in this browser until the server has it, or forgets it. Says whether the browser plays along. */
export function keepEdition(briefingId: number, by: string, kept: Kept<BriefingRecord> | undefined): boolean {
  try {
    if (kept) localStorage.setItem(keyOf(briefingId), JSON.stringify({ ...kept, by }));
    else localStorage.removeItem(keyOf(briefingId));
    return true;
  } catch {
    return false;
  }
}

/** What this browser kept of the edition for this person, if the server never got it. */
export function findKeptEdition(briefingId: number, by: string): Kept<BriefingRecord> | undefined {
  try {
    const item = JSON.parse(localStorage.getItem(keyOf(briefingId)) ?? 'null') as Item | null;
    if (item?.by !== by) return undefined;
    const { base, record, unanswered } = item;
    return { base, record, unanswered };
  } catch {
    return undefined;
  }
}
