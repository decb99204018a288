import { useCallback, useEffect, useRef, useState } from 'react';
import { begin, dueIn, isUnsent, step, toKeep, type Happening } from '@/lib/editors/autosave';
import type { StoryRecord } from '@/lib/stories/form';
import { same, type DeskStory } from './editing';
import { keep, takeKept } from './keep';
import { saveRecord } from './save-record';

/** Runs the machine of lib/editors/autosave.ts with this browser's clock, network and store. */
export function useAutosave({ id, server }: DeskStory, tab: string, me: string) {
  const [state, setState] = useState(() => begin(server, undefined, same));
  const [isKept, setKept] = useState(true);
  const current = useRef(state);

  const show = useCallback(
    (next: typeof state) => {
      current.current = next;
      setKept(keep(id, tab, me, toKeep(next, same)));
      setState(next);
    },
    [id, tab, me],
  );
  const tell = useCallback((happening: Happening<StoryRecord>) => show(step(current.current, happening, same)), [show]);

  /** Sends what is unsent, now. Resolves when it has an answer. A page that goes does not ask to go on writing. */
  const sendNow = useCallback(
    async (isLeaving: boolean) => {
      if (dueIn(current.current, same) === undefined) return;
      const { base, record } = current.current;
      tell({ what: 'sent' });
      const order = { storyId: id, tab: isLeaving ? undefined : tab, basedOn: base.version, record, me };
      tell(await saveRecord(order));
    },
    [id, tab, me, tell],
  );
  const send = useCallback(() => sendNow(false), [sendNow]);

  /** Goes on with what this browser kept. Says whether there was anything the server does not have. */
  const restore = useCallback(() => {
    const { base, savedAt, savedBy } = current.current;
    const kept = takeKept(id, tab, me);
    if (!kept) return false;
    show(begin({ ...base, savedAt, savedBy }, kept, same));
    return isUnsent(current.current, same);
  }, [id, tab, me, show]);

  const due = dueIn(state, same);
  useEffect(() => {
    if (due === undefined) return;
    const timer = setTimeout(() => void send(), due);
    return () => clearTimeout(timer);
  }, [due, state.failures, send]);

  useEffect(() => {
    const now = () => void send();
    const last = () => void sendNow(true);
    addEventListener('online', now);
    addEventListener('focus', now);
    addEventListener('pagehide', last);
    document.addEventListener('visibilitychange', now);
    return () => {
      removeEventListener('online', now);
      removeEventListener('focus', now);
      removeEventListener('pagehide', last);
      document.removeEventListener('visibilitychange', now);
      last();
    };
  }, [send, sendNow]);

  useEffect(() => {
    const { base, onItsWay } = current.current;
    if (server.version > base.version && !onItsWay) tell({ what: 'met', theirs: server });
  }, [server, tell]);

  return { state, isKept, tell, send, restore };
}
