import { useSyncExternalStore } from 'react';

/** The width below which checks and preview are closed to a line each; composer.css has the same. */
const NARROW = '(width <= 62rem)';

/** Whether the screen is narrow. On the server it is not; the style sheet closes what is to be closed until we know. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (heard) => {
      const query = matchMedia(NARROW);
      query.addEventListener('change', heard);
      return () => query.removeEventListener('change', heard);
    },
    () => matchMedia(NARROW).matches,
    () => false,
  );
}
