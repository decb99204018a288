'use client';

import { useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { statusOf, type Autosave, type SaveStatus } from '@/lib/editors/autosave';
import type { StoryRecord } from '@/lib/stories/form';
import { same, useEditing } from './editing';

/** What is said aloud: only what a person should know, never each save. */
const ALOUD: Partial<Record<SaveStatus, string>> = {
  offline: 'Offline. Your text is kept in this browser and sent later.',
  server: 'The server does not answer as it should. Your text is kept in this browser and sent again.',
  'signed out': 'You are signed out. Sign in in another tab; nothing is lost.',
  refused: 'Not saved. See the words at the top.',
  gone: 'This story is not there any more. Your text is kept in this browser.',
  conflict: 'Somebody else has changed this story.',
};

/** How it stands with the text, truthfully: on its way, saved and when, or why not. */
export function SaveState({ state, isKept }: { state: Autosave<StoryRecord>; isKept: boolean }) {
  const { site } = useEditing();
  const status = statusOf(state, same);
  const words = wordsOf(status, state, site.newsroom.timeZone);
  return (
    <>
      <span className={`save save--${status.replace(' ', '-')}`}>
        <Icon name={status === 'saved' ? 'tick' : status === 'saving' ? 'clock' : 'warning'} />
        <span>{words}</span>
      </span>
      {!isKept && status !== 'saved' && <span className="save save--offline">This browser keeps no copy.</span>}
      <Aloud status={status} />
    </>
  );
}

function Aloud({ status }: { status: SaveStatus }) {
  const [words, setWords] = useState('');
  const before = useRef<SaveStatus>('saved');
  useEffect(() => {
    const said = ALOUD[status];
    if (said) setWords(said);
    else if (status === 'saved' && ALOUD[before.current]) setWords('Saved.');
    if (status !== 'saving') before.current = status;
  }, [status]);
  return (
    <span className="vh" role="status">
      {words}
    </span>
  );
}

function wordsOf(status: SaveStatus, { savedAt, conflict }: Autosave<StoryRecord>, timeZone: string): string {
  switch (status) {
    case 'saved':
      return savedAt ? `Saved ${clock(savedAt, timeZone)}` : 'Saved';
    case 'saving':
      return 'Saving';
    case 'offline':
      return 'Offline. Kept in this browser';
    case 'server':
      return 'Not saved yet. Kept in this browser';
    case 'signed out':
      return 'Signed out. Kept in this browser';
    case 'refused':
      return 'Not saved. Kept in this browser';
    case 'gone':
      return 'Not saved: the story is gone';
    case 'conflict':
      return `Changed by ${conflict!.savedBy} meanwhile`;
  }
}

/** "12:04:31" on the newsroom's clock. */
export function clock(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone }).format(new Date(instant));
}
