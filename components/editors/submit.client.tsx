'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';

type SubmitProps = {
  children: ReactNode;
  busy: string;
  className?: string;
  name?: string;
  value?: string;
  /** The keys that press it, as aria-keyshortcuts has them. */
  keys?: string | undefined;
};

/** A button that sends the form. It says when it is being sent, and a second press, of any of them, does nothing. */
export function Submit({ children, busy, className = 'cbtn cbtn--ink', name, value, keys }: SubmitProps) {
  const { pending, data } = useFormStatus();
  const isThis = pending && (name === undefined || data.get(name) === value);
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className={className}
      aria-keyshortcuts={keys}
      aria-busy={isThis}
      aria-disabled={pending}
      onClick={(event) => pending && event.preventDefault()}
    >
      {isThis ? busy : children}
    </button>
  );
}
