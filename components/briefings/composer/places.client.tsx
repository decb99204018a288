'use client';

import {
  closestCenter,
  DndContext,
  DragOverlay,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { Announcements, CollisionDetection, UniqueIdentifier } from '@dnd-kit/core';
import { useCallback, useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { useSingleKeys } from '@/components/editors/use-single-keys';
import { rankOf, sendToSlot, shortName } from './arrangement';
import { useArranging } from './arranging';
import { Bench } from './bench.client';
import { Five } from './five.client';
import { gripOf, isTyping } from './grip.client';
import { useLift, withLift } from './use-lift';

/** What is said aloud we say ourselves, the same for keys and pointer. */
const SILENT: Announcements = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

/** The place under the pointer, or else the nearest. */
const nearest: CollisionDetection = (given) => {
  const under = pointerWithin(given);
  return under.length > 0 ? under : closestCenter(given);
};

/** The slots and the bench, between which stories are moved by pointer and by keys. */
export function Places({ canUndo, undo }: { canUndo: boolean; undo: () => void }) {
  const { record, places, stories, arrange, announce, isReadOnly } = useArranging();
  const [hasKeys] = useSingleKeys();
  const nameOf = useCallback((id: number) => shortName(stories.get(id)?.headline ?? ''), [stories]);
  const { lift, raise, carry, putDown, putBack } = useLift({ arrangement: record, places, nameOf, arrange, announce });
  const shown = withLift(record, lift);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));
  const byKeys = lift?.by === 'keys' ? lift : undefined;

  // Moved to another row the grip is a new element, and the focus goes with it.
  const held = useRef<number>(undefined);
  useLayoutEffect(() => {
    const storyId = byKeys?.storyId ?? held.current;
    held.current = byKeys?.storyId;
    // Put back it is a new element once more; who has gone on to another place keeps the focus there.
    if (storyId !== undefined && (byKeys || document.activeElement === document.body))
      document.getElementById(gripOf(storyId))?.focus();
  }, [byKeys]);
  useEffect(() => {
    if (!byKeys) return;
    const settle = ({ target }: Event) => {
      if (target instanceof Element && !target.closest(`#${gripOf(byKeys.storyId)}`)) putDown();
    };
    const listening = new AbortController();
    for (const event of ['focusin', 'pointerdown'])
      document.addEventListener(event, settle, { signal: listening.signal });
    return () => listening.abort();
  });

  const press = (event: KeyboardEvent) => {
    const row = (event.target as Element).closest<HTMLElement>('[data-story]');
    if (!row || isReadOnly || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const storyId = Number(row.dataset.story);
    const act = byKeys ? lifted[event.key] : undefined;
    const rank = /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
    if (act) act();
    else if (rank > 0 && rank <= places && (byKeys || hasKeys)) send(storyId, rank);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const lifted: Record<string, () => void> = {
    ArrowUp: () => byKeys && carry(byKeys.rank === 0 ? places : Math.max(1, byKeys.rank - 1)),
    ArrowDown: () => byKeys && carry(byKeys.rank === 0 || byKeys.rank === places ? 0 : byKeys.rank + 1),
    Escape: putBack,
  };
  const send = (storyId: number, rank: number) => {
    if (byKeys) return carry(rank);
    const before = record.slots[rank - 1];
    if (before?.storyId === storyId) return announce(`${nameOf(storyId)} is in slot ${rank} of ${places} already.`);
    const swap = before && rankOf(record, storyId) === 0 ? ` ${nameOf(before.storyId)} went to the bench.` : '';
    const hadFocus = document.activeElement?.id === gripOf(storyId);
    arrange(sendToSlot(record, storyId, rank), `${nameOf(storyId)} is now in slot ${rank} of ${places}.${swap}`);
    if (hadFocus) requestAnimationFrame(() => document.getElementById(gripOf(storyId))?.focus());
  };
  const toggle = (storyId: number) => (byKeys ? putDown() : raise(storyId, 'keys'));
  const over = (id: UniqueIdentifier | undefined) => {
    if (id !== undefined) carry(id === 'bench' ? 0 : Number(String(id).slice('slot-'.length)));
  };
  const dragged = lift?.by === 'pointer' ? stories.get(lift.storyId) : undefined;
  return (
    <DndContext
      id="places"
      sensors={sensors}
      collisionDetection={nearest}
      accessibility={{ announcements: SILENT, screenReaderInstructions: { draggable: '' } }}
      onDragStart={({ active }) => raise(Number(active.id), 'pointer')}
      onDragOver={(event) => over(event.over?.id)}
      onDragEnd={putDown}
      onDragCancel={putBack}
    >
      {/* What is heard here comes from the buttons of the rows. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className="composer__places" onKeyDown={press}>
        <Five {...{ shown, lift, toggle, send, canUndo, undo }} />
        <Bench {...{ shown, lift, toggle, send }} />
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged && <div className="slot-held d6">{dragged.headline}</div>}
      </DragOverlay>
    </DndContext>
  );
}
