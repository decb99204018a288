'use client';

import Link from 'next/link';
import { useActionState } from 'react';
import { Field } from '@/components/editors/action-form.client';
import { Answer, Notice } from '@/components/editors/notice.client';
import { Submit } from '@/components/editors/submit.client';
import type { FormAnswer } from '@/lib/editors/form';
import type { View } from '@/lib/wire/views';

type WireViewsProps = {
  views: View[];
  /** The address of what is shown, where it is narrowed and so worth keeping. */
  current: string | undefined;
  act: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
};

/** Filters that somebody keeps under names, and a form that keeps those of now. */
export function WireViews({ views, current, act }: WireViewsProps) {
  const [answer, submit] = useActionState(act, {});
  if (views.length === 0 && current === undefined && !answer.done) return null;
  return (
    <details className="wire__more">
      <summary>Saved views{views.length > 0 && ` (${views.length})`}</summary>
      <Answer value={answer}>
        <Notice />
        <ul className="plain-list wire__views">
          {views.map(({ id, name, query }) => (
            <li key={id}>
              <Link href={`/admin/wire?${query}`} prefetch={false}>
                {name}
              </Link>
              <form action={submit} aria-label={`The view ${name}`}>
                <input type="hidden" name="view" value={id} />
                <Submit name="act" value="forget" busy="Removing" className="cbtn cbtn--ghost">
                  Remove<span className="vh"> the view {name}</span>
                </Submit>
              </form>
            </li>
          ))}
        </ul>
        {current !== undefined && (
          <form action={submit} aria-label="Keep this view">
            <input type="hidden" name="query" value={current.split('?')[1] ?? ''} />
            <Field name="name" label="Name of this view" className="cin" autoComplete="off" />
            <Submit name="act" value="keep" busy="Saving" className="cbtn">
              Save this view
            </Submit>
          </form>
        )}
      </Answer>
    </details>
  );
}
