import { useCallback, useRef, useState } from 'react';
import type { Arrangement } from './arrangement';

type Step = { before: Arrangement; after: string };

const MOST = 20;

const print = ({ slots, bench }: Arrangement) =>
  JSON.stringify([slots.slice(0, slots.findLastIndex((slot) => slot !== null) + 1), bench]);

/** The arrangements before the last ones. What somebody else has changed since is never undone with them. */
export function useUndo(arrangement: Arrangement) {
  const [steps, setSteps] = useState<Step[]>([]);
  const current = useRef(arrangement);
  current.current = arrangement;
  const last = steps.at(-1);

  const remember = useCallback((after: Arrangement) => {
    const step = { before: current.current, after: print(after) };
    setSteps((all) => [...all, step].slice(-MOST));
  }, []);
  const take = useCallback(() => {
    setSteps((all) => all.slice(0, -1));
    return last?.before;
  }, [last]);

  return { canUndo: last !== undefined && last.after === print(arrangement), remember, take };
}
