import type { BriefingRecord, Place } from '@/lib/briefings/form';

/** What stands where: the slots by their rank, empty ones too, and the bench. */
export type Arrangement = Pick<BriefingRecord, 'slots' | 'bench'>;

/** The slots as the composer shows them: at least as many as the settings have. */
export function allSlots(slots: (Place | null)[], places: number): (Place | null)[] {
  return Array.from({ length: Math.max(places, slots.length) }, (_, index) => slots[index] ?? null);
}

/** The rank at which this story stands; 0 on the bench, or if it is not here. */
export function rankOf({ slots }: Arrangement, storyId: number): number {
  return slots.findIndex((slot) => slot?.storyId === storyId) + 1;
}

/**
 * The story in this slot. From another slot, those between move up or down by one, and an empty slot is simply taken. From the
 * bench or from outside, what stood there goes to the bench, to the place the story came from: there is never a sixth.
 */
export function sendToSlot(before: Arrangement, storyId: number, rank: number): Arrangement {
  const slots = allSlots(before.slots, rank);
  const target = rank - 1;
  const from = rankOf(before, storyId) - 1;
  if (from === target) return before;
  if (from >= 0) {
    if (slots[target] === null) [slots[target], slots[from]] = [slots[from]!, null];
    else slots.splice(target, 0, ...slots.splice(from, 1));
    return { slots, bench: before.bench };
  }
  const displaced = slots[target];
  slots[target] = { storyId, headlineOverride: null };
  const came = before.bench.indexOf(storyId);
  const bench = before.bench.filter((id) => id !== storyId);
  if (displaced) bench.splice(Math.max(came, 0), 0, displaced.storyId);
  return { slots, bench };
}

/** The story on the bench, first of all; its slot is empty then. */
export function sendToBench({ slots, bench }: Arrangement, storyId: number): Arrangement {
  return {
    slots: slots.map((slot) => (slot?.storyId === storyId ? null : slot)),
    bench: [storyId, ...bench.filter((id) => id !== storyId)],
  };
}

/** Without the story, wherever it stood. */
export function takeOut({ slots, bench }: Arrangement, storyId: number): Arrangement {
  return {
    slots: slots.map((slot) => (slot?.storyId === storyId ? null : slot)),
    bench: bench.filter((id) => id !== storyId),
  };
}

/** The story under another headline in this edition; none for its own. */
export function withHeadline(before: Arrangement, storyId: number, headline: string): Arrangement {
  const headlineOverride = headline.trim() || null;
  return {
    ...before,
    slots: before.slots.map((slot) => (slot?.storyId === storyId ? { storyId, headlineOverride } : slot)),
  };
}

/** The first slot that holds nothing; 0 where all are filled. */
export function firstEmpty({ slots }: Arrangement, places: number): number {
  return allSlots(slots, places).indexOf(null) + 1;
}

const SHORT = 48;

/** A headline as it is said aloud: not longer than one can listen to with each step. */
export function shortName(headline: string): string {
  const words = headline.trim() || 'Untitled story';
  return words.length <= SHORT ? words : `${words.slice(0, SHORT).replace(/\s+\S*$/, '')} …`;
}
