'use client';

import { startTransition, useActionState, useEffect, useRef, useState, type ReactNode } from 'react';
import type { BulkAnswer } from '@/lib/stories/bulk';
import { BulkButtons } from './bulk-buttons.client';
import { BulkNotice } from './bulk-notice.client';

type Act = (before: BulkAnswer, form: FormData) => Promise<BulkAnswer>;

type BulkFormProps = { act: Act; isTrash: boolean; mayDelete: boolean; isEmpty: boolean; children: ReactNode };

/**
 * The list as a form: the boxes that are ticked say on which stories the buttons act. The box at the top ticks all of this
 * page. What was put into the trash can be had back at once. On a phone the boxes wait behind a button.
 */
export function BulkForm({ act, isTrash, mayDelete, isEmpty, children }: BulkFormProps) {
  const [answer, submit, isBusy] = useActionState(act, {});
  const [count, setCount] = useState(0);
  const [isSelecting, setSelecting] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const settle = () => setCount(settleBoxes(form.current));
  useEffect(settle, [answer]);
  const undo = (ids: number[]) => {
    const order = new FormData();
    order.set('act', 'restore');
    for (const id of ids) order.append('story', String(id));
    startTransition(() => submit(order));
  };
  return (
    <form
      ref={form}
      action={submit}
      aria-label="Stories"
      className={isSelecting ? 'bulk is-selecting' : 'bulk'}
      onChange={({ target }) => {
        tickAll(target);
        settle();
      }}
      onReset={() => setTimeout(settle)}
    >
      <BulkNotice answer={answer} isBusy={isBusy} undo={undo} />
      <div className="toolbar bulk__acts" hidden={isEmpty} role="group" aria-label="With the stories that are selected">
        <button
          type="button"
          className="cbtn bulk__select"
          aria-pressed={isSelecting}
          onClick={() => setSelecting(!isSelecting)}
        >
          Select
        </button>
        <BulkButtons isOff={count === 0 || isBusy} count={count} isTrash={isTrash} mayDelete={mayDelete} />
        <span className="meta" role="status">
          {count === 0 ? 'None selected' : `${count} selected`}
        </span>
      </div>
      {children}
    </form>
  );
}

const boxesOf = (form: HTMLFormElement | null) => [
  ...(form?.querySelectorAll<HTMLInputElement>('input[name="story"]') ?? []),
];

function tickAll(changed: EventTarget): void {
  if (!(changed instanceof HTMLInputElement) || changed.name !== 'all') return;
  for (const box of boxesOf(changed.form)) box.checked = changed.checked;
}

/** Marks the rows that are ticked, and the box for all as full, half or empty; says how many they are. */
function settleBoxes(form: HTMLFormElement | null): number {
  const boxes = boxesOf(form);
  const ticked = boxes.filter(({ checked }) => checked).length;
  for (const box of boxes) box.closest('tr')?.classList.toggle('is-selected', box.checked);
  const all = form?.querySelector<HTMLInputElement>('input[name="all"]');
  if (all) {
    all.checked = ticked > 0 && ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  }
  return ticked;
}
