'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { isUnsent } from '@/lib/editors/autosave';
import type { StoryRecord } from '@/lib/stories/form';
import { checksOf } from './checks-of';
import { ConflictDialog } from './conflict-dialog.client';
import { Editing, same, type DeskStory, type Setting, type StoryActs } from './editing';
import { EditorTop } from './editor-top.client';
import { newTab } from './keep';
import { Notices } from './notices.client';
import { Side } from './side.client';
import { TextColumn } from './text-column.client';
import { useAutosave } from './use-autosave';
import { useHolding } from './use-holding';

/** `children` stand at the end of the details. */
type StoryEditorProps = { story: DeskStory; setting: Setting; acts: StoryActs; children?: ReactNode };

/** A story as people write it: the text, what is filed with it, and how it stands with saving and with others. */
export function StoryEditor({ story, setting, acts, children }: StoryEditorProps) {
  const router = useRouter();
  const [tab] = useState(newTab);
  const { state, isKept, tell, send, restore } = useAutosave(story, tab, setting.me.name);
  const isOpen = story.status !== 'withdrawn' && !story.isTrashed && state.trouble?.kind !== 'gone';
  const refresh = useCallback(() => router.refresh(), [router]);
  const holding = useHolding({ story, me: setting.me.name, tab, state, isOpen, refresh, restore });
  const [isDeciding, setDeciding] = useState(true);
  const [words, announce] = useState('');

  const record = useRef(state.record);
  record.current = state.record;
  const change = useCallback(
    (patch: Partial<StoryRecord>) => {
      // Several changes may come before the next drawing: each builds on the one before.
      record.current = { ...record.current, ...patch };
      tell({ what: 'typed', record: record.current });
    },
    [tell],
  );
  const conflict = state.conflict;
  useEffect(() => {
    if (conflict) setDeciding(true);
  }, [conflict]);

  const editing = useMemo(
    () => ({ ...setting, story, acts, record: state.record, change, isReadOnly: holding.isReadOnly, announce }),
    [setting, story, acts, state.record, change, holding.isReadOnly],
  );
  const checks = useMemo(() => checksOf(state.record, story), [state.record, story]);
  return (
    <Editing value={editing}>
      <EditorTop
        {...{ state, isKept, send, refresh, others: holding.others }}
        hasChanges={story.isPending || state.base.version !== story.server.version || isUnsent(state, same)}
      />
      <main id="main">
        <Notices
          {...{ state, holding, isDeciding }}
          onDecide={() => setDeciding(true)}
          onFree={(slug) => change({ slug })}
        />
        <div className="editor">
          <TextColumn blocks={checks.filter(({ severity }) => severity === 'block').length} />
          <Side checks={checks}>{children}</Side>
        </div>
        <p className="vh" role="status">
          {words}
        </p>
      </main>
      {conflict && isDeciding && (
        <ConflictDialog
          base={state.base.record}
          mine={state.record}
          theirs={conflict}
          onChoose={(chosen) => tell({ what: 'chosen', record: chosen })}
          onClose={() => setDeciding(false)}
        />
      )}
    </Editing>
  );
}
