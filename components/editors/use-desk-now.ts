import { useEffect, useRef, useState } from 'react';
import type { DeskNow } from '@/lib/briefings/desk-now';

const EVERY = 60_000;

/** Who is here and how much there is to do: as the page came, and asked for again with each new page and each minute. */
export function useDeskNow(first: DeskNow, path: string): DeskNow {
  const [now, setNow] = useState(first);
  const isFirst = useRef(true);
  useEffect(() => setNow(first), [first]);
  useEffect(() => {
    const leaving = new AbortController();
    const ask = async () => {
      if (document.visibilityState === 'hidden') return;
      try {
        const response = await fetch('/api/desk/now', { signal: leaving.signal });
        if (response.ok) setNow((await response.json()) as DeskNow);
      } catch {
        // Without a connection what is shown stays; the next minute asks again.
      }
    };
    if (!isFirst.current) void ask();
    isFirst.current = false;
    const timer = setInterval(() => void ask(), EVERY);
    return () => {
      clearInterval(timer);
      leaving.abort();
    };
  }, [path]);
  return now;
}
