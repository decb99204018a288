'use client';

import { shortName } from './arrangement';
import { useArranging, type Lift } from './arranging';

/** Which keys do what, at this moment. While a story is lifted also where it is. */
export function Legend({ lift }: { lift: Lift | undefined }) {
  const { places, stories, isReadOnly } = useArranging();
  if (isReadOnly) return null;
  if (lift?.by !== 'keys')
    return (
      <p className="legend">
        <span>
          <kbd>Space</kbd> lift
        </span>
        <span>
          <kbd>↑</kbd>
          <kbd>↓</kbd> move
        </span>
        <span>
          <kbd>1</kbd>–<kbd>{Math.min(places, 9)}</kbd> send to slot
        </span>
        <span>
          <kbd>P</kbd> preview
        </span>
      </p>
    );
  const place = (rank: number) => (rank > 0 ? `in slot ${rank}` : 'on the bench');
  return (
    <p className="kbd-hint" aria-hidden="true">
      <b>
        {shortName(stories.get(lift.storyId)?.headline ?? '')} is now {place(lift.rank)}
        {lift.rank > 0 && ` of ${places}`}.
      </b>
      <span>
        <kbd>↑</kbd>
        <kbd>↓</kbd> move
      </span>
      <span>
        <kbd>Space</kbd> put down
      </span>
      <span>
        <kbd>Esc</kbd> put back {place(lift.from)}
      </span>
    </p>
  );
}
