'use client';

import { useState, type ReactNode } from 'react';
import { initials } from '@/components/editors/avatars';
import { Icon } from '@/components/ui/icon';
import type { BriefingRecord } from '@/lib/briefings/form';
import { formatMoment } from '@/lib/dates';
import type { Autosave } from '@/lib/editors/autosave';
import { useArranging } from './arranging';
import type { Holding } from './use-holding';

type NoticesProps = { state: Autosave<BriefingRecord>; holding: Holding; onDecide: (() => void) | undefined };

/** What a person has to know before going on: who arranges, what was not saved, and what to do about it. */
export function Notices({ state, holding, onDecide }: NoticesProps) {
  const { trouble, conflict } = state;
  const [isSeen, setSeen] = useState(false);
  return (
    <div role="status">
      <Standing />
      <Barred holding={holding} />
      {conflict && onDecide && (
        <Bar act={['Compare the two', onDecide]}>
          {conflict.savedBy || 'Somebody'} has changed this edition meanwhile. Yours is kept in this browser until you
          choose.
        </Bar>
      )}
      {trouble?.kind === 'signed out' && <Bar>You are signed out. Sign in in another tab; nothing is lost.</Bar>}
      {trouble?.kind === 'refused' && <Bar>Not saved. {trouble.problems.join(' ')}</Bar>}
      {trouble?.kind === 'gone' && (
        <Bar>
          This edition was published, deleted or put into the trash meanwhile. What you changed last is not saved.
        </Bar>
      )}
      {holding.isRestored && !isSeen && (
        <Bar act={['Good', () => setSeen(true)]}>
          This browser had kept changes that the server did not have. They are back in their place.
        </Bar>
      )}
    </div>
  );
}

/** What the state of the edition itself means for whoever wants to change it. */
function Standing() {
  const { edition, newsroom, me } = useArranging();
  if (edition.isTrashed)
    return <Bar>This edition lies in the trash. Have it back from the list of editions first.</Bar>;
  if (edition.status === 'published')
    return (
      <Bar>
        Readers see this edition. {me.mayArrange && <a href={`/admin/briefings/${edition.id}/amend`}>Amend</a>}
        {me.mayArrange ? ' its words or its order' : 'Its words and its order can be amended by an editor'}; to put
        another story into it, withdraw it first.
      </Bar>
    );
  if (edition.plannedFor)
    return (
      <Bar>
        Planned for {formatMoment(edition.plannedFor, newsroom)}, as it was proofed. If you change it now, it waits for
        a person then: plan it again when you are done.
      </Bar>
    );
  return me.mayArrange ? null : <Bar>You can look on, and propose stories for the bench. Editors rank them.</Bar>;
}

function Barred({ holding: { barred, hadLease, takeOver } }: { holding: Holding }) {
  const { me } = useArranging();
  if (!barred) return null;
  const { holder } = barred.lease;
  const isMe = holder === me.name;
  return (
    <div className="lockbar">
      <span className="ava ava--3" aria-hidden="true">
        {initials(holder ?? me.name)}
      </span>
      <span>
        {isMe && 'You are arranging this edition in another tab. What you do there appears here as it is saved.'}
        {!isMe && holder && <b>{holder}</b>}
        {!isMe &&
          holder &&
          (hadLease ? ' has taken over. You can look on.' : ' is arranging this edition. You can look on.')}
        {!holder && 'Nobody is arranging here at present. You can in a moment.'}
      </span>
      <button type="button" className="cbtn" onClick={takeOver}>
        {isMe ? 'Arrange here instead' : 'Take over'}
      </button>
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
