'use client';

import { createContext, useActionState, useContext, useEffect, useRef } from 'react';
import { Answer, Notice } from '@/components/editors/notice.client';
import { Submit } from '@/components/editors/submit.client';
import type { FormAnswer } from '@/lib/editors/form';
import { useWireKeys } from './use-wire-keys';

type WireFormProps = {
  act: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
  /** Says that somebody has looked at the cluster. */
  see: (clusterId: number) => Promise<void>;
  /** None where the list is empty: what was done last can still be undone. */
  cluster: { id: number; isDismissed: boolean; isMine: boolean; hasVotes: boolean } | undefined;
  /** The edition in work: its number, its slots. */
  edition: { id: number; number: number; slots: number } | undefined;
  mayArrange: boolean;
};

/** What can be done with the cluster that is shown, and with what is selected. Each button has its key, and says so while keys are on. */
export function WireForm({ act, see, cluster, edition, mayArrange }: WireFormProps) {
  const [answer, submit] = useActionState(act, {});
  const form = useRef<HTMLFormElement>(null);
  const hasKeys = useWireKeys(form);
  useEffect(() => form.current?.querySelector<HTMLElement>('.notice')?.focus(), [answer]);
  const seen = cluster?.id;
  useEffect(() => void (seen !== undefined && see(seen)), [see, seen]);
  const moves = answer.values?.moves;
  return (
    <form id="wire" ref={form} action={submit} aria-label="With this cluster" className="wire__acts">
      <Answer value={answer}>
        <Notice />
      </Answer>
      {cluster && <input type="hidden" name="current" value={cluster.id} />}
      {edition && <input type="hidden" name="briefing" value={edition.id} />}
      {moves && <input type="hidden" name="moves" value={moves} />}
      <HasKeys value={hasKeys}>
        <div className="toolbar">
          {edition && cluster && (
            <Act act="take 0" keys="s" look="cbtn cbtn--go">
              Add to the bench
            </Act>
          )}
          {edition && cluster && (
            <Act act={cluster.isMine ? 'unvote' : 'vote'} keys="f">
              {cluster.isMine ? 'Take my vote back' : cluster.hasVotes ? 'Vote for it' : 'Propose'}
            </Act>
          )}
          {edition && cluster && mayArrange && (
            <span className="wire__slots" role="group" aria-label={`Straight into No. ${edition.number}`}>
              {Array.from({ length: Math.min(edition.slots, 9) }, (_, index) => (
                <Act key={index} act={`take ${index + 1}`} keys={String(index + 1)}>
                  <span className="vh">Slot </span>
                  {index + 1}
                </Act>
              ))}
            </span>
          )}
          {cluster && mayArrange && (
            <>
              <Act act="merge" keys="m">
                Merge selected
              </Act>
              <Act act="split" keys="p">
                Split off selected
              </Act>
              <Act act={cluster.isDismissed ? 'reopen' : 'dismiss'} keys="x">
                {cluster.isDismissed ? 'Have back' : 'Dismiss'}
              </Act>
            </>
          )}
          {moves && (
            <Act act="undo" keys="z">
              Undo
            </Act>
          )}
        </div>
      </HasKeys>
    </form>
  );
}

type ActProps = { act: string; keys: string; look?: string; children: React.ReactNode };

const HasKeys = createContext(false);

function Act({ act, keys, look = 'cbtn', children }: ActProps) {
  const hasKeys = useContext(HasKeys);
  const isSlot = act.startsWith('take ') && act !== 'take 0';
  return (
    <Submit name="act" value={act} busy="Working" className={look} keys={hasKeys ? keys : undefined}>
      {children} {hasKeys && !isSlot && <kbd aria-hidden="true">{keys.toUpperCase()}</kbd>}
    </Submit>
  );
}
