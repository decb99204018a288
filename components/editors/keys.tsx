import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether this is one of Apple's machines, whose Command key does what Ctrl does elsewhere. */
const useIsApple = () =>
  useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );

/** Keys as they are printed on the keyboard, "then" between those that follow one another. */
export function Keys({ keys }: { keys: string[] }) {
  const isApple = useIsApple();
  return keys.map((key, index) => (
    <span key={key} className="keys">
      {index > 0 && <span className="meta keys__then">then</span>}
      {key.split('+').map((part) => (
        <kbd key={part}>{part !== 'Mod' ? part : isApple ? '⌘' : 'Ctrl'}</kbd>
      ))}
    </span>
  ));
}
