'use client';

import { useContext, useId, useState, type FormEvent, type ReactNode } from 'react';
import type { SettingName } from '@/lib/editors/settings-form';
import { Lines } from '../lines.client';
import { Answer } from '../notice.client';

type Frame = { name: SettingName; label: string; value: string; hint?: ReactNode };

/** What a field of the settings needs: what to show, what was there before, and what is wrong with it. */
export function useSetting(name: SettingName, value: string) {
  const { values, problems } = useContext(Answer);
  const id = useId();
  const problem = problems?.[name];
  const was = values?.[`was.${name}`] ?? value;
  return {
    id,
    problem,
    shown: values?.[name] ?? value,
    hidden: <input type="hidden" name={`was.${name}`} value={was} />,
  };
}

/** What stands under a field: what is wrong, or else a hint. */
export function Words({ id, problem, hint }: { id: string; problem?: string | undefined; hint?: ReactNode }) {
  if (!problem && !hint) return null;
  return (
    <p id={`${id}-words`} className={problem ? 'field__problem' : 'field__hint'}>
      {problem ?? hint}
    </p>
  );
}

const described = (id: string, problem: string | undefined, hint: ReactNode) => ({
  'aria-invalid': problem ? true : undefined,
  'aria-describedby': problem || hint ? `${id}-words` : undefined,
});

type LineProps = Frame & {
  /** Characters it may have: they are counted. */
  most?: number;
  lines?: boolean;
  type?: 'text' | 'email';
  inputMode?: 'numeric';
  list?: string;
  isShort?: boolean;
};

/** A line of text, or some. */
export function Line({ name, label, value, hint, most, lines, isShort, ...rest }: LineProps) {
  const { id, problem, shown, hidden } = useSetting(name, value);
  const [length, setLength] = useState(shown.length);
  const shared = {
    id,
    name,
    className: isShort ? 'cin cin--short' : 'cin',
    defaultValue: shown,
    onInput: (event: FormEvent<HTMLInputElement | HTMLTextAreaElement>) => setLength(event.currentTarget.value.length),
    ...described(id, problem, hint),
  };
  return (
    <div className="cf">
      <label htmlFor={id}>
        {label}
        {most && (
          <span className="meta">
            {length} of {most}
          </span>
        )}
      </label>
      {hidden}
      {lines ? <Lines {...shared} rows={3} /> : <input {...shared} {...rest} autoComplete="off" />}
      <Words id={id} problem={problem} hint={hint} />
    </div>
  );
}

type Options = { options: { value: string; words: string }[] };

/** One among few. */
export function OneOf({ name, label, value, hint, options }: Frame & Options) {
  const { id, problem, shown, hidden } = useSetting(name, value);
  return (
    <div className="cf">
      <label htmlFor={id}>{label}</label>
      {hidden}
      <select key={shown} id={id} name={name} className="cin" defaultValue={shown} {...described(id, problem, hint)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
      <Words id={id} problem={problem} hint={hint} />
    </div>
  );
}

/** Some of a few, or none. */
export function SomeOf({ name, label, value, hint, options }: Frame & Options) {
  const { id, problem, shown, hidden } = useSetting(name, value);
  const chosen = shown.split(',');
  return (
    <fieldset className="cf" aria-describedby={problem || hint ? `${id}-words` : undefined}>
      <legend className="lab">{label}</legend>
      {hidden}
      <div>
        {options.map((option) => (
          <label key={`${option.value} ${shown}`} className="check">
            <input type="checkbox" name={name} value={option.value} defaultChecked={chosen.includes(option.value)} />
            {option.words}
          </label>
        ))}
      </div>
      <Words id={id} problem={problem} hint={hint} />
    </fieldset>
  );
}
