'use client';

import { useId, useRef } from 'react';
import { Icon } from '@/components/ui/icon';
import { useEditing } from './editing';
import { SourceField, SOURCE_FIELDS } from './source-field.client';
import type { Source } from './sources-field.client';

type SourceItemProps = {
  source: Source;
  place: { index: number; of: number };
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onChange: (source: Source) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
};

/** One source: a line, its buttons, and behind "Edit" its fields. */
export function SourceItem({ source, place, isOpen, onOpen, onChange, onMove, onRemove }: SourceItemProps) {
  const { isReadOnly } = useEditing();
  const id = useId();
  const buttons = useRef<HTMLDivElement>(null);
  const move = (to: number, name: 'up' | 'down') => {
    onMove(to);
    const list = buttons.current?.closest('ol');
    requestAnimationFrame(() => {
      const item = list?.children[to];
      const same = item?.querySelector<HTMLButtonElement>(`[data-move="${name}"]:not([disabled])`);
      (same ?? item?.querySelector<HTMLButtonElement>('[data-move]:not([disabled])'))?.focus();
    });
  };
  const name = source.title || source.publisher;
  return (
    <li>
      <div className="srcs__line">
        <span>
          <b>{source.publisher}</b>
          {source.title && `, ${source.title}`}
          {!source.title && source.url && <span className="meta"> no title yet</span>}
        </span>
        {!isReadOnly && (
          <div ref={buttons} className="srcs__acts">
            <button
              type="button"
              className="cbtn cbtn--quiet"
              aria-expanded={isOpen}
              aria-controls={id}
              onClick={() => onOpen(!isOpen)}
            >
              Edit<span className="vh"> source {name}</span>
            </button>
            {(['up', 'down'] as const).map((way) => {
              const to = place.index + (way === 'up' ? -1 : 1);
              return (
                <button
                  key={way}
                  type="button"
                  data-move={way}
                  className="cbtn cbtn--quiet cbtn--i"
                  aria-label={`Move ${name} ${way}`}
                  disabled={to < 0 || to >= place.of}
                  onClick={() => move(to, way)}
                >
                  <Icon name={way} />
                </button>
              );
            })}
            <button type="button" className="cbtn cbtn--quiet cbtn--i" aria-label={`Remove ${name}`} onClick={onRemove}>
              <Icon name="cross" />
            </button>
          </div>
        )}
      </div>
      <div id={id} hidden={!isOpen || isReadOnly}>
        {isOpen && SOURCE_FIELDS.map((field) => <SourceField key={field.name} {...field} {...{ source, onChange }} />)}
      </div>
    </li>
  );
}
