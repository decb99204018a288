import { useEffect, useRef, useState } from 'react';
import { usePresence, type Presence } from '@/components/stories/editor/use-presence';
import { sameRecord as same, type BriefingRecord } from '@/lib/briefings/form';
import { isUnsent, type Autosave } from '@/lib/editors/autosave';

type Order = {
  briefingId: number;
  tab: string;
  state: Autosave<BriefingRecord>;
  /** Whether this person may arrange, and the edition may be arranged at all. */
  isOpen: boolean;
  refresh: () => void;
  restore: () => boolean;
};

export type Holding = {
  isReadOnly: boolean;
  /** Who else has the edition open. */
  others: string[];
  /** There when somebody else arranges, or this person in another tab. */
  barred: Presence | undefined;
  hadLease: boolean;
  isRestored: boolean;
  takeOver: () => void;
};

/** Who arranges: this tab, if it holds the lease and has what the server has; everybody else looks on. */
export function useHolding({ briefingId, tab, state, isOpen, refresh, restore }: Order): Holding {
  const { presence, takeOver } = usePresence(`briefings/${briefingId}`, tab, isOpen ? 'write' : 'look');
  const [isRestored, setRestored] = useState(false);
  const [hadLease, setHadLease] = useState(false);
  const isAsked = useRef(false);

  // Without any answer nobody can be barred: then versions alone protect the edition.
  const holds = isOpen && presence !== undefined && (presence === null || presence.lease.mine);
  const isBehind = (presence?.version ?? 0) > state.base.version && !state.onItsWay && !isUnsent(state, same);
  useEffect(() => {
    if (isBehind) refresh();
  }, [isBehind, presence, refresh]);

  useEffect(() => {
    if (!holds || isBehind) return;
    setHadLease(true);
    if (isAsked.current) return;
    isAsked.current = true;
    setRestored(restore());
  }, [holds, isBehind, restore]);

  return {
    isReadOnly: !holds || isBehind,
    others: (presence?.others ?? []).filter(({ isMe }) => !isMe).map(({ name }) => name),
    barred: isOpen && presence && !presence.lease.mine ? presence : undefined,
    hadLease,
    isRestored,
    takeOver: () => void takeOver(),
  };
}
