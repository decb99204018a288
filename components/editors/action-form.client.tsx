'use client';

import { useActionState, useContext, useEffect, useId, useRef, type ReactNode } from 'react';
import type { FormAnswer } from '@/lib/editors/form';
import { Lines } from './lines.client';
import { Answer, Notice } from './notice.client';

type Act = (before: FormAnswer, form: FormData) => Promise<FormAnswer>;

type ActionFormProps = { act: Act; children: ReactNode; label?: string; first?: FormAnswer | undefined };

/**
 * A form whose answer is shown in it: what was typed stays, and the first field that is wrong gets the focus, with and
 * without scripts. `first` is what it says before anything was sent.
 */
export function ActionForm({ act, children, label, first = {} }: ActionFormProps) {
  const [answer, submit] = useActionState(act, first);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong ?? form.current?.querySelector<HTMLElement>('.notice'))?.focus();
  }, [answer]);
  return (
    <form ref={form} action={submit} aria-label={label}>
      <Answer value={answer}>
        <Notice />
        {children}
      </Answer>
    </form>
  );
}

type FieldProps = {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password' | 'date' | 'time';
  hint?: string;
  autoComplete?: string;
  inputMode?: 'numeric';
  className?: string;
  value?: string;
  lines?: boolean;
};

/** A labelled field that keeps what was typed and says what is wrong with it. */
export function Field({ name, label, hint, value = '', lines, className = 'input', ...rest }: FieldProps) {
  const { values, problems } = useContext(Answer);
  const id = useId();
  const problem = problems?.[name];
  const shared = {
    id,
    name,
    className,
    defaultValue: values?.[name] ?? value,
    // For browsers without scripts; with them the form moves the focus itself.

    autoFocus: problem !== undefined,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': problem || hint ? `${id}-words` : undefined,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {lines ? <Lines {...shared} rows={3} /> : <input {...shared} {...rest} />}
      <FieldWords id={id} problem={problem} hint={hint} />
    </div>
  );
}

function FieldWords({ id, problem, hint }: { id: string; problem: string | undefined; hint?: string | undefined }) {
  const className = problem ? 'field__problem' : 'field__hint';
  return problem || hint ? <p {...{ id: `${id}-words`, className }}>{problem ?? hint}</p> : null;
}

type ChoiceProps = { name: string; label: string; value?: string; options: { value: string; words: string }[] };

/** A labelled choice of one among few. */
export function Choice({ name, label, value, options }: ChoiceProps) {
  const { values, problems } = useContext(Answer);
  const id = useId();
  const chosen = values?.[name] ?? value;
  const problem = problems?.[name];
  const wrong = problem ? { 'aria-invalid': true, 'aria-describedby': `${id}-words` } : {};
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select key={chosen} id={id} name={name} className="input" defaultValue={chosen} {...wrong}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
      <FieldWords id={id} problem={problem} />
    </div>
  );
}
