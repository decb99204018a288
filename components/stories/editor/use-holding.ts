import { useEffect, useRef, useState } from 'react';
import { isUnsent, type Autosave } from '@/lib/editors/autosave';
import type { StoryRecord } from '@/lib/stories/form';
import { same, type DeskStory } from './editing';
import { usePresence, type Presence } from './use-presence';

type Order = {
  story: DeskStory;
  me: string;
  tab: string;
  state: Autosave<StoryRecord>;
  /** Whether anybody may write here at all. */
  isOpen: boolean;
  /** Has the page fetched anew. */
  refresh: () => void;
  /** Goes on with what this browser kept. */
  restore: () => boolean;
};

export type Holding = {
  isReadOnly: boolean;
  /** Who else has the story open. */
  others: string[];
  /** There when somebody else writes, or this person in another tab. */
  barred?: Presence | undefined;
  hadLease: boolean;
  isRestored: boolean;
  takeOver: () => void;
};

/** Who writes: this tab, if it holds the lease and has what the server has; everybody else reads along. */
export function useHolding({ story, me, tab, state, isOpen, refresh, restore }: Order): Holding {
  const { presence, takeOver } = usePresence(`stories/${story.id}`, tab, isOpen ? 'write' : 'look');
  const [isRestored, setRestored] = useState(false);
  const [hadLease, setHadLease] = useState(false);
  const isAsked = useRef(false);

  // Whoever opens a story again means to write where they are now, not in the tab that crashed or was forgotten.
  const isOwnOther = presence?.lease.holder === me && !presence.lease.mine && presence.others.some(({ isMe }) => isMe);
  const isFirst = useRef(true);
  useEffect(() => {
    if (!presence) return;
    if (isFirst.current && isOwnOther && isOpen) void takeOver();
    isFirst.current = false;
  }, [presence, isOwnOther, isOpen, takeOver]);

  // Without any answer nobody can be barred: then versions alone protect the text.
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
