'use client';

import { createContext, useActionState, useContext, useEffect, useId, useRef, type ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { Icon } from '@/components/ui/icon';
import type { FormAnswer } from '@/lib/editors/form';

const Answer = createContext<FormAnswer>({});

type Act = (before: FormAnswer, form: FormData) => Promise<FormAnswer>;

/** A form whose answer is shown in it: what was typed stays, and the first field that is wrong gets the focus. */
export function ActionForm({ act, children, label }: { act: Act; children: ReactNode; label?: string }) {
  const [answer, submit] = useActionState(act, {});
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

function Notice() {
  const { problem, problems, done, shown } = useContext(Answer);
  const wrong = problem ?? (problems && 'Something is not right yet. See the words in red.');
  if (!wrong && !done) return null;
  return (
    <div className={wrong ? 'notice notice--bad' : 'notice'} role={wrong ? 'alert' : 'status'} tabIndex={-1}>
      <Icon name={wrong ? 'warning' : 'tick'} />
      <div>
        <p>{wrong ?? done}</p>
        {shown && shown.map((each) => <code key={each}>{each}</code>)}
      </div>
    </div>
  );
}

type FieldProps = {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password';
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
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': problem || hint ? `${id}-words` : undefined,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {lines ? <textarea {...shared} rows={3} /> : <input {...shared} {...rest} />}
      {(problem || hint) && (
        <p id={`${id}-words`} className={problem ? 'field__problem' : 'field__hint'}>
          {problem ?? hint}
        </p>
      )}
    </div>
  );
}

type ChoiceProps = { name: string; label: string; value?: string; options: { value: string; words: string }[] };

/** A labelled choice of one among few. */
export function Choice({ name, label, value, options }: ChoiceProps) {
  const { values } = useContext(Answer);
  const id = useId();
  const chosen = values?.[name] ?? value;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select key={chosen} id={id} name={name} className="input" defaultValue={chosen}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The button that sends the form. It says when it is being sent, and a second press does nothing. */
export function Submit({
  children,
  busy,
  className = 'cbtn cbtn--ink',
}: {
  children: ReactNode;
  busy: string;
  className?: string;
}) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      className={className}
      aria-busy={pending}
      aria-disabled={pending}
      onClick={(event) => pending && event.preventDefault()}
    >
      {pending ? busy : children}
    </button>
  );
}
