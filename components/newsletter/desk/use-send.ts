import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { SendNow } from '@/lib/newsletter/send-queries';

/** How a send goes on: as the page came, and asked for again each second while it is under way and the tab is in sight. */
export function useSend(id: number, first: SendNow): SendNow {
  const [now, setNow] = useState(first);
  const router = useRouter();
  useEffect(() => setNow(first), [first]);
  // What can be done with it, and what is reported of it, are drawn by the page: anew when it has come a tenth further.
  const [tenths, drawn] = [tenthsOf(now), tenthsOf(first)];
  useEffect(() => {
    if (now.status !== first.status || tenths !== drawn) router.refresh();
  }, [now.status, first.status, tenths, drawn, router]);
  const isOver = now.status === 'done' || (now.status === 'cancelled' && now.counts.waiting === 0);
  useEffect(() => {
    if (isOver) return;
    const leaving = new AbortController();
    const ask = async () => {
      if (document.visibilityState === 'hidden') return;
      try {
        const response = await fetch(`/api/desk/sends/${id}`, { signal: leaving.signal });
        if (response.ok) setNow((await response.json()) as SendNow);
      } catch {
        // Without a connection what is shown stays; the next second asks again.
      }
    };
    const timer = setInterval(() => void ask(), 1000);
    return () => {
      clearInterval(timer);
      leaving.abort();
    };
  }, [id, isOver]);
  return now;
}

function tenthsOf({ addressed, counts }: SendNow): number {
  const open = counts.waiting + counts.claimed;
  return addressed ? Math.floor(((addressed - open) / addressed) * 10) : 0;
}
