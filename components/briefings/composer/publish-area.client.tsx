'use client';

import { useEffect } from 'react';
import type { MailingFacts } from '@/components/newsletter/desk/mailing-choice.client';
import { sameRecord, type BriefingRecord } from '@/lib/briefings/form';
import type { Publication } from '@/lib/briefings/job-queries';
import { blocksOf } from '@/lib/briefings/rules';
import { isUnsent, type Autosave } from '@/lib/editors/autosave';
import type { FormAnswer } from '@/lib/editors/form';
import { PublishPanel } from '../publish-panel.client';
import { useArranging } from './arranging';

export type Publishing = {
  publication: Publication;
  mailing: MailingFacts;
  mayPublish: boolean;
  act: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
};

type PublishAreaProps = { publishing: Publishing; state: Autosave<BriefingRecord> };

/**
 * What is done with the edition as a whole. What goes out is what the server has and this page shows, so as long as these
 * are not the same nothing can be pressed, and it says why.
 */
export function PublishArea({ publishing, state }: PublishAreaProps) {
  const { problems, newsroom, edition, refresh } = useArranging();
  const isStored = !state.onItsWay && !isUnsent(state, sameRecord);
  const isBehind = edition.server.version < state.base.version;
  useEffect(() => {
    if (isStored && isBehind) refresh();
  }, [isStored, isBehind, refresh]);
  const isSettled = isStored && !isBehind;
  return (
    <fieldset disabled={!isSettled} className="publish-area">
      <PublishPanel {...publishing} newsroom={newsroom} blocks={blocksOf(problems).length} />
      {!isSettled && <p className="meta">What you changed is being saved first.</p>}
    </fieldset>
  );
}
