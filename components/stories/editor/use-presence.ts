import { useCallback, useEffect, useState } from 'react';

export type Presence = {
  others: { name: string; isMe?: boolean }[];
  lease: { mine: boolean; holder?: string };
  version: number;
  savedBy: string;
};

const BEAT = 10_000;

/**
 * Says every ten seconds that this tab is here, and hears who else is and who may write. `presence` is undefined until the
 * first answer, null when there was none: then nobody keeps anybody from writing, and versions alone protect the text.
 */
export function usePresence(place: string, tab: string, wants: 'look' | 'write') {
  const [presence, setPresence] = useState<Presence | null>();

  const beat = useCallback(
    async (wish: 'look' | 'write' | 'take' | 'leave') => {
      try {
        const body = JSON.stringify({ tab, place, wants: wish });
        const headers = { 'content-type': 'application/json' };
        const response = await fetch('/api/desk/presence', { method: 'POST', headers, body, keepalive: true });
        if (wish === 'leave' || !response.ok) throw new Error('no news');
        setPresence((await response.json()) as Presence);
      } catch {
        setPresence((before) => before ?? null);
      }
    },
    [place, tab],
  );

  useEffect(() => {
    void beat(wants);
    const timer = setInterval(() => void beat(wants), BEAT);
    const leave = () => void beat('leave');
    const back = (event: PageTransitionEvent) => event.persisted && void beat(wants);
    addEventListener('pagehide', leave);
    addEventListener('pageshow', back);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', back);
      leave();
    };
  }, [beat, wants]);

  return { presence, takeOver: useCallback(() => beat('take'), [beat]) };
}
