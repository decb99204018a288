import { useEffect } from 'react';

const EVERY = 30_000;

/** Fetches anew what is known of the stories: each half minute while somebody looks, and when they come back to the tab. */
export function useFreshFacts(refresh: () => void): void {
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState === 'visible') refresh();
    };
    const timer = setInterval(ask, EVERY);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [refresh]);
}
