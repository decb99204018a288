import { useEffect, useState } from 'react';
import type { JumpTarget } from '@/lib/briefings/jump';

/** Milliseconds without a key before the desk is asked. */
const PAUSE = 120;

type Answer = { q: string; targets: JumpTarget[]; problem?: string };

const NOTHING: Answer = { q: '', targets: [] };

/** What the desk finds for these words. What was found before stays until the answer is there. */
export function useJump(q: string): Answer & { isBusy: boolean } {
  const [answer, setAnswer] = useState(NOTHING);
  useEffect(() => {
    if (!q) return setAnswer(NOTHING);
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      ask(q, leaving.signal)
        .then(setAnswer)
        .catch(() => {
          if (!leaving.signal.aborted) setAnswer({ q, targets: [], problem: OUT_OF_REACH });
        });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [q]);
  return { ...answer, isBusy: answer.q !== q };
}

async function ask(q: string, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(`/api/desk/jump?q=${encodeURIComponent(q)}`, { signal });
  if (!response.ok) return { q, targets: [], problem: response.status === 401 ? SIGNED_OUT : OUT_OF_REACH };
  const { targets } = (await response.json()) as { targets: JumpTarget[] };
  return { q, targets };
}

const SIGNED_OUT = 'You are signed out. Sign in again to search.';
const OUT_OF_REACH = 'Stories and editions cannot be searched now. Check the connection and type again.';
