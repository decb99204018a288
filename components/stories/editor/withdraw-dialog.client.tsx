'use client';

import { useState } from 'react';
import type { InItsPlace } from '@/lib/in-its-place';
import type { Answer } from './editing';
import { SureDialog } from './sure-dialog.client';

type WithdrawDialogProps = { onAct: (place: InItsPlace) => Promise<Answer>; onClose: () => void };

/** Asks what readers find in the place of a story that is withdrawn. */
export function WithdrawDialog({ onAct, onClose }: WithdrawDialogProps) {
  const [kind, setKind] = useState<'note' | 'to'>('note');
  const [place, setPlace] = useState({ note: '', to: '' });
  const choice = (value: typeof kind, words: string) => (
    <label className="check">
      <input type="radio" name="place" checked={kind === value} onChange={() => setKind(value)} />
      <span>{words}</span>
    </label>
  );
  const shared = {
    id: `withdraw-${kind}`,
    className: 'cin',
    value: place[kind],
    onChange: ({ target }: { target: { value: string } }) => setPlace({ ...place, [kind]: target.value }),
  };
  return (
    <SureDialog
      title="Withdraw this story?"
      about="It leaves the site, its lists and its place in an edition. You can publish it again."
      act="Withdraw it"
      busy="Withdrawing"
      onAct={() => onAct(kind === 'note' ? { note: place.note } : { to: place.to })}
      onClose={onClose}
    >
      <fieldset>
        <legend>What readers find at its address</legend>
        {choice('note', 'A note that says why')}
        {choice('to', 'Another page of this site')}
      </fieldset>
      <div className="cf">
        <label htmlFor={shared.id}>{kind === 'note' ? 'What readers are told' : 'Address of the page'}</label>
        {kind === 'note' ? (
          <textarea {...shared} rows={2} />
        ) : (
          <input {...shared} placeholder="/briefings/2020-07-24" />
        )}
      </div>
    </SureDialog>
  );
}
