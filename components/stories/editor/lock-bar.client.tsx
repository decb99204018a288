'use client';

import { initials } from '@/components/editors/avatars';
import { useEditing } from './editing';
import type { Presence } from './use-presence';

type LockBarProps = { presence: Presence; hadLease: boolean; onTake: () => void };

/** Says who is writing while this page can only be read, and offers to take over. */
export function LockBar({ presence, hadLease, onTake }: LockBarProps) {
  const { me } = useEditing();
  const { holder } = presence.lease;
  const isMe = holder === me.name;
  return (
    <div className="lockbar">
      <span className="ava ava--3" aria-hidden="true">
        {initials(holder ?? me.name)}
      </span>
      <span>{words(holder, isMe, hadLease)}</span>
      <button type="button" className="cbtn" onClick={onTake}>
        {isMe ? 'Write here instead' : 'Take over'}
      </button>
    </div>
  );
}

function words(holder: string | undefined, isMe: boolean, hadLease: boolean) {
  if (!holder) return 'Nobody is writing here at present. You can in a moment.';
  if (isMe) return 'You are writing this story in another tab. What you write there appears here as it is saved.';
  return hadLease ? (
    <>
      <b>{holder}</b> has taken over. What you wrote is saved or kept; you can read along.
    </>
  ) : (
    <>
      <b>{holder}</b> is writing here. You can read along: what they write appears as it is saved.
    </>
  );
}
