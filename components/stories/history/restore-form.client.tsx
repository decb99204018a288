'use client';

import { useActionState, useEffect, useRef } from 'react';
import { Icon } from '@/components/ui/icon';
import type { FormAnswer } from '@/lib/editors/form';

type Act = (before: FormAnswer, form: FormData) => Promise<FormAnswer>;

type RestoreFormProps = { id: string; act: Act; story: number; revision: number; basedOn: number };

/** What the buttons that restore belong to, wherever they stand on the page; here it is said how it went. */
export function RestoreForm({ id, act, story, revision, basedOn }: RestoreFormProps) {
  const [{ done, problem }, submit, isBusy] = useActionState(act, {});
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), [done, problem]);
  return (
    <form id={id} action={submit} aria-busy={isBusy}>
      <input type="hidden" name="story" value={story} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="basedOn" value={basedOn} />
      {(done ?? problem) && (
        <div
          ref={notice}
          className={problem ? 'notice notice--bad' : 'notice'}
          role={problem ? 'alert' : 'status'}
          tabIndex={-1}
        >
          <Icon name={problem ? 'warning' : 'tick'} />
          <p>{problem ?? done}</p>
        </div>
      )}
    </form>
  );
}
