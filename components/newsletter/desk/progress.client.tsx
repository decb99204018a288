'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const EVERY = 1500;

/** How far the worker has come; looks again by itself while it is under way. */
export function Progress({ label, percent, words }: { label: string; percent: number; words: string }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <div>
      <div
        className="meter"
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
      <p className="meta">{words}</p>
    </div>
  );
}
