import { useCallback, useEffect, useRef, useState } from 'react';
import { sameRecord as same, type BriefingRecord } from '@/lib/briefings/form';
import { begin, dueIn, isUnsent, step, toKeep, type Happening } from '@/lib/editors/autosave';
import type { DeskEdition } from './arranging';
import { findKeptEdition, keepEdition } from './keep-edition';
import { saveEdition } from './save-edition';

/** Runs the machine of lib/editors/autosave.ts for an edition, with this browser's clock, network and store. */
export function useSaving({ id, server }: DeskEdition, tab: string, me: string) {
  const [state, setState] = useState(() => begin(server, undefined, same));
  const current = useRef(state);

  const show = useCallback(
    (next: typeof state) => {
      const before = current.current;
      current.current = next;
      // What another tab kept is not forgotten before this one has had something of its own.
      if (next !== before && (isUnsent(next, same) || next.onItsWay || isUnsent(before, same) || before.onItsWay))
        keepEdition(id, me, toKeep(next, same));
      setState(next);
    },
    [id, me],
  );
  const tell = useCallback(
    (happening: Happening<BriefingRecord>) => show(step(current.current, happening, same)),
    [show],
  );

  const send = useCallback(
    async (isLeaving = false) => {
      if (dueIn(current.current, same) === undefined) return;
      const { base, record } = current.current;
      tell({ what: 'sent' });
      const order = { briefingId: id, tab: isLeaving ? undefined : tab, basedOn: base.version, record, me };
      tell(await saveEdition(order));
    },
    [id, tab, me, tell],
  );

  /** Goes on with what this browser kept. Says whether there was anything the server does not have. */
  const restore = useCallback(() => {
    const kept = findKeptEdition(id, me);
    if (!kept) return false;
    const { base, savedAt, savedBy } = current.current;
    show(begin({ ...base, savedAt, savedBy }, kept, same));
    return isUnsent(current.current, same);
  }, [id, me, show]);

  const due = dueIn(state, same);
  useEffect(() => {
    if (due === undefined) return;
    const timer = setTimeout(() => void send(), due);
    return () => clearTimeout(timer);
  }, [due, state.failures, send]);

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    for (const event of ['online', 'focus', 'visibilitychange'])
      addEventListener(event, () => void send(), { signal, capture: true });
    addEventListener('pagehide', () => void send(true), { signal });
    return () => {
      listening.abort();
      void send(true);
    };
  }, [send]);

  useEffect(() => {
    const { base, onItsWay } = current.current;
    if (server.version > base.version && !onItsWay) tell({ what: 'met', theirs: server });
  }, [server, tell]);

  return { state, tell, send, restore };
}
