'use client';

import { useLayoutEffect, useRef, useState, type ComponentProps } from 'react';

/**
 * A field of several lines that begins with a text (`defaultValue`). Taking a page over, React sets such a field back to what it
 * began with; what somebody had typed by then stays here.
 */
export function Lines({ id, ...rest }: ComponentProps<'textarea'> & { id: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed] = useState(() => textIn(id));
  useLayoutEffect(() => {
    if (typed !== undefined && field.current && field.current.value !== typed) field.current.value = typed;
  }, [typed]);
  return <textarea ref={field} id={id} {...rest} />;
}

/** What is in it now, where the server has drawn it and React has not been here yet. */
function textIn(id: string): string | undefined {
  if (typeof HTMLTextAreaElement === 'undefined') return undefined;
  const drawn = document.getElementById(id);
  return drawn instanceof HTMLTextAreaElement ? drawn.value : undefined;
}
