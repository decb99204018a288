'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { newTab } from '@/components/stories/editor/keep';
import { AddDialog } from './add-dialog.client';
import { Arranging, type ComposerActs, type DeskEdition, type Setting } from './arranging';
import { ChecksBox } from './checks-box.client';
import { ComposerTop } from './composer-top.client';
import { ConflictDialog } from './conflict-dialog.client';
import { Notices } from './notices.client';
import { Places } from './places.client';
import { PreviewPane } from './preview-pane.client';
import { PublishArea, type Publishing } from './publish-area.client';
import { useArrangement } from './use-arrangement';
import { useFreshFacts } from './use-fresh-facts';
import { useHolding } from './use-holding';
import { useSaving } from './use-saving';
import { WordsFields } from './words-fields.client';

type ComposerProps = {
  edition: DeskEdition;
  setting: Setting;
  acts: ComposerActs;
  publishing: Publishing;
  /** What can be done in the bar above. */
  tools?: ReactNode;
  /** What stands below the preview. */
  children?: ReactNode;
};

/** An edition in the making: its words, what stands in which slot, what waits on the bench, what is wrong, how it looks. */
export function Composer({ edition, setting, acts, publishing, tools, children }: ComposerProps) {
  const router = useRouter();
  const { me, newsroom } = setting;
  const [tab] = useState(newTab);
  const { state, tell, restore } = useSaving(edition, tab, me.name);
  const isOpen =
    me.mayArrange && !edition.isTrashed && edition.status !== 'published' && state.trouble?.kind !== 'gone';
  const refresh = useCallback(() => router.refresh(), [router]);
  const holding = useHolding({ briefingId: edition.id, tab, state, isOpen, refresh, restore });
  useFreshFacts(refresh);
  const [words, announce] = useState('');
  const [adding, setAdding] = useState<number>();
  const [renaming, rename] = useState<number>();
  const [isDeciding, setDeciding] = useState(true);
  const { canUndo, undo, ...work } = useArrangement({ edition, newsroom, state, tell, announce });
  const { isReadOnly } = holding;
  const conflict = state.conflict;
  useEffect(() => {
    if (!conflict) return;
    setDeciding(true);
    // Theirs may hold stories that this page has never heard of.
    refresh();
  }, [conflict, refresh]);

  const value = useMemo(
    () => ({ ...setting, ...work, edition, acts, isReadOnly, announce, add: setAdding, renaming, rename, refresh }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `work` is new with each drawing, its parts are not
    [setting, ...Object.values(work), edition, acts, isReadOnly, renaming, refresh],
  );
  return (
    <Arranging value={value}>
      <ComposerTop state={state} others={holding.others} tools={tools} />
      <main id="main">
        <Notices {...{ state, holding }} onDecide={isDeciding ? undefined : () => setDeciding(true)} />
        <div className="composer">
          <WordsFields />
          <aside className="composer__r" aria-label="Publication, checks and preview">
            <PublishArea publishing={publishing} state={state} />
            <ChecksBox />
            <PreviewPane version={state.base.version} />
            {children}
          </aside>
          <Places canUndo={canUndo} undo={undo} />
        </div>
        <p className="vh" role="status">
          {words}
        </p>
      </main>
      {adding !== undefined && <AddDialog rank={adding} onClose={() => setAdding(undefined)} />}
      {conflict && isDeciding && (
        <ConflictDialog
          base={state.base.record}
          mine={state.record}
          theirs={conflict}
          onChoose={(chosen) => tell({ what: 'chosen', record: chosen })}
          onClose={() => setDeciding(false)}
        />
      )}
    </Arranging>
  );
}
