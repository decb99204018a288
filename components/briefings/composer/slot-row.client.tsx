'use client';

import { useDroppable } from '@dnd-kit/core';
import Link from 'next/link';
import { Icon } from '@/components/ui/icon';
import type { Place } from '@/lib/briefings/form';
import { shownHeadline, type StoryInEdition } from '@/lib/briefings/rules';
import { shortName } from './arrangement';
import { useArranging, type Lift } from './arranging';
import type { PlacesProps } from './five.client';
import { Grip } from './grip.client';
import { HeadlineField } from './headline-field.client';
import { SlotActs } from './slot-acts.client';
import { StoryMeta } from './story-meta';

type SlotRowProps = Pick<PlacesProps, 'toggle' | 'send'> & { rank: number; slot: Place | null; lift: Lift | undefined };

/** One place of the edition: its rank, the story that stands in it, and what can be done with it. */
export function SlotRow({ rank, slot, lift, toggle, send }: SlotRowProps) {
  const { stories, newsroom } = useArranging();
  const { setNodeRef } = useDroppable({ id: `slot-${rank}` });
  const story = slot ? stories.get(slot.storyId) : undefined;
  const look = [
    'slot',
    !story && 'slot--empty',
    lift && (lift.by === 'keys' ? 'slot--lifted' : 'slot--held'),
    rank > newsroom.slots && 'slot--beyond',
  ];
  return (
    <li
      ref={setNodeRef}
      id={`slot-${rank}`}
      className={look.filter(Boolean).join(' ')}
      tabIndex={-1}
      aria-current={lift ? 'true' : undefined}
      data-story={slot?.storyId}
    >
      {story && slot ? (
        <Filled key={story.id} {...{ rank, slot, story, toggle, send }} isLifted={lift?.by === 'keys'} />
      ) : (
        <Empty rank={rank} isGone={slot !== null} />
      )}
    </li>
  );
}

type FilledProps = Pick<PlacesProps, 'toggle' | 'send'> & {
  rank: number;
  slot: Place;
  story: StoryInEdition;
  isLifted: boolean;
};

function Filled({ rank, slot, story, toggle, send, isLifted }: FilledProps) {
  const { places, isReadOnly, renaming } = useArranging();
  const { headlineOverride } = slot;
  const headline = shownHeadline({ headlineOverride, story });
  const name = shortName(headline);
  return (
    <>
      {isReadOnly ? (
        <span />
      ) : (
        <Grip
          {...{ name, isLifted, storyId: story.id }}
          where={`slot ${rank} of ${places}`}
          onToggle={() => toggle(story.id)}
        />
      )}
      <Rank rank={rank} />
      <div className="slot__story">
        {renaming === story.id ? (
          <HeadlineField story={story} override={headlineOverride} />
        ) : (
          <h3 className="d6">
            <Link className="hl" href={`/admin/stories/${story.id}`} prefetch={false}>
              {headline || 'Untitled story'}
            </Link>
          </h3>
        )}
        <StoryMeta story={story} isRenamed={headlineOverride !== null} />
      </div>
      {!isReadOnly && <SlotActs {...{ rank, story, name, send }} />}
    </>
  );
}

function Empty({ rank, isGone }: { rank: number; isGone: boolean }) {
  const { add, isReadOnly } = useArranging();
  return (
    <>
      <span />
      <Rank rank={rank} />
      <p className="slot__nothing">{isGone ? 'The story that stood here was deleted.' : 'Nothing here yet'}</p>
      {!isReadOnly && (
        <div className="slot__acts">
          <button type="button" className="cbtn" onClick={() => add(rank)}>
            <Icon name="plus" />
            Fill<span className="vh"> slot {rank}</span>
          </button>
        </div>
      )}
    </>
  );
}

const Rank = ({ rank }: { rank: number }) => (
  <span className="slot__n">
    <span className="vh">Slot </span>
    {rank}
  </span>
);
