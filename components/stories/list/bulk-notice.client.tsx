'use client';

import { useEffect, useRef } from 'react';
import { Icon } from '@/components/ui/icon';
import type { BulkAnswer } from '@/lib/stories/bulk';

type BulkNoticeProps = { answer: BulkAnswer; isBusy: boolean; undo: (ids: number[]) => void };

/** What was done with the stories and what could not be, with the way back out of the trash. It takes the focus. */
export function BulkNotice({ answer: { done, problems, undo: ids }, isBusy, undo }: BulkNoticeProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [done, problems]);
  if (!done && !problems) return null;
  return (
    <div
      ref={box}
      className={problems ? 'notice notice--warn' : 'notice'}
      role={problems ? 'alert' : 'status'}
      tabIndex={-1}
    >
      <Icon name={problems ? 'warning' : 'tick'} />
      <div>
        {done && <p>{done}</p>}
        {problems?.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
        {ids && (
          <button type="button" className="cbtn" disabled={isBusy} onClick={() => undo(ids)}>
            Undo
          </button>
        )}
      </div>
    </div>
  );
}
