'use client';

import { useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { sameRecord as same, type BriefingRecord } from '@/lib/briefings/form';
import { statusOf, type Autosave, type SaveStatus } from '@/lib/editors/autosave';
import { useArranging } from './arranging';

const WORDS: Record<SaveStatus, string> = {
  saved: 'Saved',
  saving: 'Saving',
  offline: 'Offline. Kept in this browser',
  server: 'Not saved yet. Kept in this browser',
  'signed out': 'Signed out. Kept in this browser',
  refused: 'Not saved. Kept in this browser',
  gone: 'Not saved: it cannot be changed',
  conflict: 'Changed by somebody else meanwhile',
};

/** How it stands with the edition, truthfully: on its way, saved and when, or why not. */
export function SaveState({ state }: { state: Autosave<BriefingRecord> }) {
  const { newsroom } = useArranging();
  const status = statusOf(state, same);
  const isWell = status === 'saved' || status === 'saving';
  const at = status === 'saved' && state.savedAt !== '' ? ` ${clock(state.savedAt, newsroom.timeZone)}` : '';
  return (
    <>
      <span className={`save save--${status.replace(' ', '-')}`}>
        <Icon name={status === 'saved' ? 'tick' : status === 'saving' ? 'clock' : 'warning'} />
        <span>
          {WORDS[status]}
          {at}
        </span>
      </span>
      <Aloud words={isWell ? '' : WORDS[status]} />
    </>
  );
}

/** Said aloud is only what a person should know, never each save. */
function Aloud({ words }: { words: string }) {
  const [said, setSaid] = useState('');
  const before = useRef(words);
  useEffect(() => {
    if (words !== before.current) setSaid(words || 'Saved.');
    before.current = words;
  }, [words]);
  return (
    <span className="vh" role="status">
      {said}
    </span>
  );
}

/** "12:04" on the newsroom's clock. */
export function clock(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(new Date(instant));
}
