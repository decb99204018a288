'use client';

import { useDraggable } from '@dnd-kit/core';
import type { KeyboardEvent } from 'react';
import { Icon } from '@/components/ui/icon';

/** The id of the grip of a story, wherever it stands. */
export const gripOf = (storyId: number) => `grip-${storyId}`;

/** Whether the keys belong to a text that is being written, or to a menu. */
export const isTyping = ({ target }: KeyboardEvent) =>
  target instanceof Element && target.closest('input, textarea, select, dialog') !== null;

type GripProps = { storyId: number; name: string; where: string; isLifted: boolean; onToggle: () => void };

/** By which a story is dragged with a pointer, and lifted and put down with a key or a press. */
export function Grip({ storyId, name, where, isLifted, onToggle }: GripProps) {
  const { setNodeRef, listeners } = useDraggable({ id: storyId });
  return (
    <button
      ref={setNodeRef}
      id={gripOf(storyId)}
      type="button"
      className="slot__grip"
      aria-label={`Move ${name}, ${where}`}
      aria-pressed={isLifted}
      aria-describedby="grip-hint"
      onClick={onToggle}
      {...listeners}
    >
      <Icon name="grip" />
    </button>
  );
}
