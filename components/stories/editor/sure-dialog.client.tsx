'use client';

import { useState, type FormEvent } from 'react';
import { Dialog, DialogActs } from '@/components/ui/dialog.client';
import type { Answer } from './editing';

type SureDialogProps = {
  title: string;
  about: string;
  act: string;
  busy: string;
  /** Asks for a sentence that readers will see. */
  noteLabel?: string;
  onAct: (note: string) => Promise<Answer>;
  onClose: () => void;
};

/** Asks before something that cannot be taken back. */
export function SureDialog({ title, about, act, busy, noteLabel, onAct, onClose }: SureDialogProps) {
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const go = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    if (noteLabel && !note.trim()) return setProblem('Write a sentence for readers first.');
    setBusy(true);
    const answer = await onAct(note);
    setBusy(false);
    if (answer.ok) onClose();
    else setProblem(answer.problem);
  };
  return (
    <Dialog title={title} about={about} onClose={onClose}>
      <form onSubmit={(event) => void go(event)}>
        {noteLabel && (
          <div className="cf">
            <label htmlFor="sure-note">{noteLabel}</label>
            <textarea
              id="sure-note"
              className="cin"
              rows={2}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </div>
        )}
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
