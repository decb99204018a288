'use client';

import { useSingleKeys } from '@/components/editors/use-single-keys';

/** Which keys do what on the wire; nothing where single keys are off. */
export function WireLegend({ slots, mayArrange }: { slots: number; mayArrange: boolean }) {
  const [isOn] = useSingleKeys();
  if (!isOn) return null;
  return (
    <p className="legend legend--bar">
      <Key keys={['J', 'K']}>next, previous</Key>
      <Key keys={['O']}>to its items</Key>
      <Key keys={['S']}>to the bench</Key>
      <Key keys={['F']}>vote</Key>
      {mayArrange && (
        <>
          <span>
            <kbd>1</kbd>–<kbd>{Math.min(slots, 9)}</kbd> straight to a slot
          </span>
          <Key keys={['V']}>select</Key>
          <Key keys={['M']}>merge</Key>
          <Key keys={['P']}>split</Key>
          <Key keys={['X']}>dismiss</Key>
          <Key keys={['Z']}>undo</Key>
        </>
      )}
      <Key keys={['?']}>all keys</Key>
    </p>
  );
}

function Key({ keys, children }: { keys: string[]; children: string }) {
  return (
    <span>
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}{' '}
      {children}
    </span>
  );
}
