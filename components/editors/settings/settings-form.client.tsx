'use client';

import { useActionState, useCallback, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { FormAnswer } from '@/lib/editors/form';
import { capitalised, countInWords } from '@/lib/words';
import { DeskPage } from '../desk-page';
import { Answer, Notice } from '../notice.client';
import { Submit } from '../submit.client';

type Act = (before: FormAnswer, form: FormData) => Promise<FormAnswer>;

/**
 * The page of the settings is one form: what is not saved yet is counted at the top, and can be undone. Beside each field
 * stands, hidden, what it was when the page came (`was.name`), by which the server sees what was changed, and so does this.
 */
export function SettingsForm({ act, tabs, children }: { act: Act; tabs: ReactNode; children: ReactNode }) {
  const [answer, submit] = useActionState(act, {});
  const form = useRef<HTMLFormElement>(null);
  const unsaved = useUnsaved(form);
  useEffect(() => {
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong ?? form.current?.querySelector<HTMLElement>('.notice'))?.focus();
  }, [answer]);
  return (
    <form ref={form} action={submit} noValidate>
      <Answer value={answer}>
        <DeskPage title="Settings" acts={<Acts unsaved={unsaved} undo={() => form.current && undo(form.current)} />}>
          {tabs}
          <Notice />
          <div>{children}</div>
        </DeskPage>
      </Answer>
    </form>
  );
}

function Acts({ unsaved, undo }: { unsaved: number; undo: () => void }) {
  const changes = countInWords(unsaved, 'change', 'changes');
  return (
    <>
      <span className="meta" role="status">
        {unsaved > 0 && `${capitalised(changes)} not saved`}
      </span>
      {unsaved > 0 && (
        <button className="cbtn cbtn--quiet" type="button" onClick={undo}>
          Undo
        </button>
      )}
      <Submit busy="Saving">Save</Submit>
    </>
  );
}

/** How many fields differ from what they were; while any does, the browser asks before it leaves the page. */
function useUnsaved(form: RefObject<HTMLFormElement | null>): number {
  const [count, setCount] = useState(0);
  const look = useCallback(() => form.current && setCount(changedIn(form.current).length), [form]);
  useEffect(() => void look());
  useEffect(() => {
    const here = form.current;
    here?.addEventListener('input', look);
    return () => here?.removeEventListener('input', look);
  }, [form, look]);
  useEffect(() => {
    if (count === 0) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [count]);
  return count;
}

const WAS = 'was.';

const hiddenIn = (form: HTMLFormElement) =>
  [...form.elements].filter((each): each is HTMLInputElement => each.getAttribute('name')?.startsWith(WAS) ?? false);

function changedIn(form: HTMLFormElement): string[] {
  const now = new FormData(form);
  return hiddenIn(form)
    .map(({ name, value }) => ({ name: name.slice(WAS.length), value }))
    .filter(({ name, value }) => now.getAll(name).map(String).join(',').replaceAll('\r\n', '\n') !== value)
    .map(({ name }) => name);
}

/** Puts back what was there, and tells whoever listens, as if it had been typed. */
function undo(form: HTMLFormElement): void {
  for (const { name, value } of hiddenIn(form)) {
    for (const field of form.querySelectorAll<HTMLInputElement>(`[name="${name.slice(WAS.length)}"]`)) {
      if (field.type === 'checkbox') field.checked = value.split(',').includes(field.value);
      else field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
}
