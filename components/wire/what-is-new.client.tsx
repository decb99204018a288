'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { countInWords } from '@/lib/words';

/** Milliseconds between two questions. */
const EVERY = 30_000;

/** Says how much came in since the page was drawn. Nothing moves under who reads until they ask for it. */
export function WhatIsNew({ since }: { since: string }) {
  const router = useRouter();
  const [found, setFound] = useState({ since, items: 0 });
  useEffect(() => {
    const leaving = new AbortController();
    const ask = async () => {
      if (document.visibilityState === 'hidden') return;
      try {
        const response = await fetch(`/api/desk/wire?since=${encodeURIComponent(since)}`, { signal: leaving.signal });
        if (response.ok) setFound({ since, ...((await response.json()) as { items: number }) });
      } catch {
        // Without a connection what is shown stays; the next time asks again.
      }
    };
    const timer = setInterval(() => void ask(), EVERY);
    return () => {
      clearInterval(timer);
      leaving.abort();
    };
  }, [since]);
  // What was found belongs to the page that asked; a new one has all of it.
  const items = found.since === since ? found.items : 0;
  return (
    <div role="status">
      {items > 0 && (
        <button type="button" className="cbtn cbtn--go wire__news" onClick={() => router.refresh()}>
          Show {countInWords(items, 'new item', 'new items')}
        </button>
      )}
    </div>
  );
}
