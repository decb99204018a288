'use client';

import { useEffect, useState, type ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import type { Autosave } from '@/lib/editors/autosave';
import type { StoryRecord } from '@/lib/stories/form';
import { slugFrom } from '@/lib/stories/rules';
import { useEditing } from './editing';
import { LockBar } from './lock-bar.client';
import { isSuggested } from './title-fields.client';
import type { Holding } from './use-holding';

type NoticesProps = {
  state: Autosave<StoryRecord>;
  holding: Holding;
  isDeciding: boolean;
  onDecide: () => void;
  onFree: (slug: string) => void;
};

/** What a person has to know before going on, above the text: who writes, what was not saved and what to do about it. */
export function Notices({ state, holding, isDeciding, onDecide, onFree }: NoticesProps) {
  const { trouble, conflict } = state;
  const { record, story } = useEditing();
  const [isSeen, setSeen] = useState(false);
  const isOwnAddress = !story.wasPublic && isSuggested(record.slug, record.headline);
  const isTaken =
    trouble?.kind === 'refused' && isOwnAddress && trouble.problems.every((each) => each.startsWith('Address:'));
  useEffect(() => {
    if (isTaken) onFree(next(record.slug, record.headline));
  });
  return (
    <div role="status">
      {holding.barred && <LockBar presence={holding.barred} hadLease={holding.hadLease} onTake={holding.takeOver} />}
      {conflict && !isDeciding && (
        <Bar act={['Compare the two', onDecide]}>
          {conflict.savedBy || 'Somebody'} has changed this story meanwhile. Your text is kept in this browser until you
          choose.
        </Bar>
      )}
      {trouble?.kind === 'signed out' && <Bar>You are signed out. Sign in in another tab; nothing is lost.</Bar>}
      {trouble?.kind === 'refused' && !isTaken && <Bar>Not saved. {trouble.problems.join(' ')}</Bar>}
      {trouble?.kind === 'gone' && (
        <Bar>
          This story was deleted, withdrawn or put into the trash. Your text is kept in this browser: copy it, or have
          the story restored.
        </Bar>
      )}
      {holding.isRestored && !isSeen && (
        <Bar act={['Good', () => setSeen(true)]}>
          This browser had kept text that the server did not have. It is back in its place.
        </Bar>
      )}
    </div>
  );
}

function Bar({ act, children }: { act?: [string, () => void]; children: ReactNode }) {
  return (
    <div className="lockbar lockbar--warn">
      <Icon name="warning" />
      <span>{children}</span>
      {act && (
        <button type="button" className="cbtn" onClick={act[1]}>
          {act[0]}
        </button>
      )}
    </div>
  );
}

/** The next address to try when one that was made from a headline is taken. */
function next(slug: string, headline: string): string {
  const stem = (slugFrom(headline) || 'untitled').slice(0, 75).replace(/-+$/, '');
  const number = slug.startsWith(`${stem}-`) ? Number(slug.slice(stem.length + 1)) : 1;
  return `${stem}-${(Number.isInteger(number) ? number : 1) + 1}`;
}
