'use client';

import { useState } from 'react';
import type { BulkAct } from '@/lib/stories/bulk';

type BulkButtonsProps = { isOff: boolean; count: number; isTrash: boolean; mayDelete: boolean };

/** What can be done with the stories that are selected. Deleting for good asks once. */
export function BulkButtons({ isOff, count, isTrash, mayDelete }: BulkButtonsProps) {
  const [isAsking, setAsking] = useState(false);
  if (!isTrash)
    return (
      <>
        <Act act="ready" isOff={isOff} words="Mark as ready" />
        <Act act="writing" isOff={isOff} words="Back to work" />
        <Act act="trash" isOff={isOff} words="Move to the trash" />
      </>
    );
  if (isAsking && !isOff)
    return (
      <>
        <b>{count === 1 ? 'Delete this story' : `Delete these ${count} stories`} for good? Nothing brings it back.</b>
        <button type="button" className="cbtn" ref={focused} onClick={() => setAsking(false)}>
          Not yet
        </button>
        <Act act="delete" isOff={isOff} words="Delete for good" look="cbtn cbtn--bad" />
      </>
    );
  return (
    <>
      <Act act="restore" isOff={isOff} words="Have back" />
      {mayDelete && (
        <button type="button" className="cbtn cbtn--bad" disabled={isOff} onClick={() => setAsking(true)}>
          Delete for good
        </button>
      )}
    </>
  );
}

/** The safe answer to a question has the focus when the question appears. */
const focused = (button: HTMLButtonElement | null) => button?.focus();

function Act({ act, isOff, words, look = 'cbtn' }: { act: BulkAct; isOff: boolean; words: string; look?: string }) {
  return (
    <button type="submit" name="act" value={act} className={look} disabled={isOff}>
      {words}
    </button>
  );
}
