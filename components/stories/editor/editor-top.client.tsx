'use client';

import { useState } from 'react';
import { Avatars } from '@/components/editors/avatars';
import { Icon } from '@/components/ui/icon';
import type { Autosave } from '@/lib/editors/autosave';
import type { StoryRecord } from '@/lib/stories/form';
import { ActDialogs, type Asked } from './act-dialogs.client';
import { useEditing, type Answer } from './editing';
import { SaveState } from './save-state.client';

type EditorTopProps = {
  state: Autosave<StoryRecord>;
  isKept: boolean;
  others: string[];
  /** Whether there is something that readers of a published story do not see. */
  hasChanges: boolean;
  send: () => Promise<void>;
  refresh: () => void;
};

/** The bar above the editor: where the story stands, whether it is saved, who else is here, and what can be done with it. */
export function EditorTop({ state, isKept, others, hasChanges, send, refresh }: EditorTopProps) {
  const { story, me, acts } = useEditing();
  const [asked, setAsked] = useState<Asked>();
  const [problem, setProblem] = useState('');
  const mayAct = !story.isTrashed && story.status !== 'withdrawn';
  const isPublic = story.status === 'published';
  const ask = async (act: Asked) => {
    await send();
    // Which fields are changed is known to the page, which has to be asked anew.
    refresh();
    setAsked(act);
  };
  return (
    <header className="top">
      <div className="top__title">
        <h1>Story</h1>
        {story.edition && (
          <span className="meta">
            No. {story.edition.number}, place {story.edition.rank}
          </span>
        )}
      </div>
      <div className="top__acts">
        <SaveState state={state} isKept={isKept} />
        {others.length > 0 && <Avatars names={others} label="Also open" />}
        <a className="cbtn cbtn--long" href={`/admin/preview/stories/${story.id}`} target="_blank" rel="noreferrer">
          <Icon name="eye" />
          Preview
        </a>
        {mayAct && isPublic && me.mayPublish && (
          <>
            {hasChanges && (
              <button type="button" className="cbtn cbtn--long" onClick={() => void ask('discard')}>
                Discard changes
              </button>
            )}
            <button type="button" className="cbtn cbtn--bad cbtn--long" onClick={() => setAsked('withdraw')}>
              Withdraw
            </button>
            <button type="button" className="cbtn cbtn--go" onClick={() => void ask(hasChanges ? 'publish' : 'note')}>
              {hasChanges ? 'Publish changes' : 'Add a correction'}
            </button>
          </>
        )}
        {mayAct && !isPublic && <StageButton send={send} refresh={refresh} onProblem={setProblem} />}
        {story.isTrashed && (
          <ActButton words="Restore from the trash" {...{ refresh, act: acts.restore, onProblem: setProblem }} />
        )}
        {!story.isTrashed && story.status === 'withdrawn' && me.mayPublish && (
          <ActButton words="Publish again" {...{ refresh, act: acts.publishAgain, onProblem: setProblem }} />
        )}
        {problem && (
          <p className="field__problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <ActDialogs asked={asked} version={state.base.version} onClose={() => setAsked(undefined)} refresh={refresh} />
    </header>
  );
}

type ActProps = { refresh: () => void; onProblem: (problem: string) => void };

function StageButton({ send, refresh, onProblem }: ActProps & { send: () => Promise<void> }) {
  const { story, acts } = useEditing();
  const isReady = story.stage === 'ready';
  const press = async () => {
    await send();
    const answer = await acts.setStage(story.id, isReady ? 'writing' : 'ready');
    onProblem(answer.ok ? '' : answer.problem);
    refresh();
  };
  return (
    <button type="button" className={isReady ? 'cbtn' : 'cbtn cbtn--ink'} onClick={() => void press()}>
      {isReady ? 'Back to writing' : 'Mark as ready'}
    </button>
  );
}

type ActButtonProps = ActProps & { words: string; act: (storyId: number) => Promise<Answer> };

/** One press that needs no question. */
function ActButton({ words, act, refresh, onProblem }: ActButtonProps) {
  const { story } = useEditing();
  const press = async () => {
    const answer = await act(story.id);
    onProblem(answer.ok ? '' : answer.problem);
    refresh();
  };
  return (
    <button type="button" className="cbtn cbtn--ink" onClick={() => void press()}>
      {words}
    </button>
  );
}
