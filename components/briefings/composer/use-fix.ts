import type { Problem } from '@/lib/briefings/rules';
import { useArranging } from './arranging';

/** Brings a place of the composer into view and gives it the focus. */
function show(id: string): void {
  const place = document.getElementById(id);
  const folded = place?.closest('details');
  if (folded) folded.open = true;
  place?.scrollIntoView({ block: 'center' });
  place?.focus({ preventScroll: true });
}

/** Leads to where a problem is put right, or puts it right where that is one act. */
export function useFix(): (problem: Problem) => Promise<void> {
  const { record, acts, add, rename, announce, refresh } = useArranging();
  return async ({ fix, rank = 0, storyId }: Problem) => {
    if (!fix || !('act' in fix)) return;
    switch (fix.act) {
      case 'slot':
        if (record.slots[rank - 1]) show(`slot-${rank}`);
        else add(rank);
        return;
      case 'headline':
        rename(storyId);
        return show(`slot-${rank}`);
      case 'hand in': {
        const answer = await acts.handIn(storyId ?? 0);
        announce(answer.ok ? `Story ${rank} is handed in.` : answer.problem);
        return refresh();
      }
      default:
        return show(fix.act);
    }
  };
}
