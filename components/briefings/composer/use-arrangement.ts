import { useCallback, useMemo, useRef, useState } from 'react';
import type { BriefingRecord } from '@/lib/briefings/form';
import { publishProblems, slotsToCheck, type StoryInEdition } from '@/lib/briefings/rules';
import type { Autosave, Happening } from '@/lib/editors/autosave';
import type { Arrangement } from './arrangement';
import type { DeskEdition, Setting } from './arranging';
import { useUndo } from './use-undo';

type Order = {
  edition: DeskEdition;
  newsroom: Setting['newsroom'];
  state: Autosave<BriefingRecord>;
  tell: (happening: Happening<BriefingRecord>) => void;
  announce: (words: string) => void;
};

/** The edition as it stands in this browser: what is known of its stories, what blocks it, and how it is changed. */
export function useArrangement({ edition, newsroom, state, tell, announce }: Order) {
  const { record } = state;
  const latest = useRef(record);
  latest.current = record;
  const { canUndo, remember, take } = useUndo(record);
  const [met, setMet] = useState<StoryInEdition[]>([]);
  const stories = useMemo(
    () => new Map([...met, ...edition.stories].map((story) => [story.id, story])),
    [met, edition.stories],
  );

  const change = useCallback(
    (patch: Partial<BriefingRecord>) => {
      // Several changes may come before the next drawing: each builds on the one before.
      latest.current = { ...latest.current, ...patch };
      tell({ what: 'typed', record: latest.current });
    },
    [tell],
  );
  const arrange = useCallback(
    (next: Arrangement, words: string) => {
      remember(next);
      change({ slots: next.slots, bench: next.bench });
      announce(words);
    },
    [remember, change, announce],
  );
  const undo = useCallback(() => {
    const before = take();
    if (!before) return;
    change({ slots: before.slots, bench: before.bench });
    announce('The last move is undone.');
  }, [take, change, announce]);

  const problems = useMemo(() => {
    const embargoUntil = record.embargoUntil === null ? null : new Date(record.embargoUntil);
    const briefing = { ...record, embargoUntil, slots: slotsToCheck(record, stories) };
    const { at, mailBytes } = edition;
    return publishProblems(briefing, newsroom, { at, ...(mailBytes !== undefined && { mailBytes }) });
  }, [record, stories, edition, newsroom]);

  const meet = useCallback((story: StoryInEdition) => setMet((all) => [...all, story]), []);
  const places = Math.max(newsroom.slots, record.slots.length);
  return { record, places, stories, problems, change, arrange, meet, canUndo, undo };
}
