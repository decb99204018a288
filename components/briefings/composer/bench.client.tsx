'use client';

import { useDroppable } from '@dnd-kit/core';
import Link from 'next/link';
import { Icon } from '@/components/ui/icon';
import type { StoryInEdition } from '@/lib/briefings/rules';
import { allSlots, shortName, takeOut } from './arrangement';
import { useArranging } from './arranging';
import { ChoiceMenu, type MenuChoice } from './choice-menu.client';
import type { PlacesProps } from './five.client';
import { Grip } from './grip.client';
import { StoryMeta } from './story-meta';

/** Stories that wait for a place. */
export function Bench({ shown, lift, toggle, send }: PlacesProps) {
  const { stories, add, isReadOnly, me, edition } = useArranging();
  const { setNodeRef } = useDroppable({ id: 'bench' });
  const found = shown.bench.flatMap((id) => stories.get(id) ?? []);
  const mayPropose = !me.mayArrange && !edition.isTrashed && edition.status !== 'published';
  return (
    <section ref={setNodeRef} aria-labelledby="bench-title" className="pane" id="bench" tabIndex={-1}>
      <div className="pane__head">
        <h2 id="bench-title">The bench</h2>
        {(!isReadOnly || mayPropose) && (
          <button type="button" className="cbtn cbtn--quiet" onClick={() => add(0)}>
            <Icon name="plus" />
            {isReadOnly ? 'Propose a story' : 'Add stories'}
          </button>
        )}
      </div>
      {found.length === 0 && <p className="empty">Nobody waits. Stories that have no place yet sit here.</p>}
      <ul className="bench plain-list">
        {found.map((story) => (
          <li key={story.id} data-story={story.id} className={lift?.storyId === story.id ? 'is-lifted' : undefined}>
            <Waiting {...{ story, toggle, send }} isLifted={lift?.by === 'keys' && lift.storyId === story.id} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type WaitingProps = Pick<PlacesProps, 'toggle' | 'send'> & { story: StoryInEdition; isLifted: boolean };

function Waiting({ story, toggle, send, isLifted }: WaitingProps) {
  const { record, places, stories, arrange, isReadOnly } = useArranging();
  const name = shortName(story.headline);
  const isFull = !allSlots(record.slots, places).includes(null);
  const swaps = allSlots(record.slots, places).map((slot, index): MenuChoice => {
    const there = slot && stories.get(slot.storyId);
    const words = `Slot ${index + 1}: ${there ? `in place of ${shortName(there.headline)}` : 'empty'}`;
    return { words, act: () => send(story.id, index + 1) };
  });
  const out = { words: 'Off the bench', act: () => arrange(takeOut(record, story.id), `${name} is off the bench.`) };
  return (
    <>
      {isReadOnly ? (
        <span />
      ) : (
        <Grip {...{ name, isLifted, storyId: story.id }} where="on the bench" onToggle={() => toggle(story.id)} />
      )}
      <div>
        <h3>
          <Link className="hl bench__headline" href={`/admin/stories/${story.id}`} prefetch={false}>
            {story.headline || 'Untitled story'}
          </Link>
        </h3>
        <StoryMeta story={story} />
      </div>
      {!isReadOnly && (
        <ChoiceMenu
          label={`${isFull ? 'Swap in' : 'Put in'} ${name}`}
          face={
            <>
              {isFull ? 'Swap in' : 'Put in'}
              <Icon name="chevron" />
            </>
          }
          choices={[...swaps, out]}
        />
      )}
    </>
  );
}
