'use client';

import { useState, type FormEvent, type ReactNode } from 'react';
import { Dialog, DialogActs } from '@/components/ui/dialog.client';
import type { Answer } from './editing';

type SureDialogProps = {
  title: string;
  about: string;
  act: string;
  busy: string;
  /** Fields of its own, above the buttons. */
  children?: ReactNode;
  onAct: () => Promise<Answer>;
  onClose: () => void;
};

/** Asks once before something that readers or colleagues would miss. */
export function SureDialog({ title, about, act, busy, children, onAct, onClose }: SureDialogProps) {
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const go = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const answer = await onAct();
    setBusy(false);
    if (answer.ok) onClose();
    else setProblem(answer.problem);
  };
  return (
    <Dialog title={title} about={about} onClose={onClose}>
      <form onSubmit={(event) => void go(event)}>
        {children}
        {problem && (
          <p className="field__problem" role="alert">
            {problem}
          </p>
        )}
        <DialogActs>
          <button type="button" className="cbtn cbtn--quiet" onClick={onClose}>
            Not now
          </button>
          <button type="submit" className="cbtn cbtn--bad" aria-busy={isBusy} aria-disabled={isBusy}>
            {isBusy ? busy : act}
          </button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
