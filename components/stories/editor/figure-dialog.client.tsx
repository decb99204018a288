'use client';

import { useState, type FormEvent } from 'react';
import { Dialog, DialogActs } from '@/components/ui/dialog.client';

type Figure = { figure: string; caption: string };

type FigureDialogProps = { figure?: Figure | undefined; onClose: () => void; onDone: (figure: Figure) => void };

/** One number that carries the story, and the line that says what it counts. It needs both. */
export function FigureDialog({ figure, onClose, onDone }: FigureDialogProps) {
  const [typed, setTyped] = useState(figure ?? { figure: '', caption: '' });
  const [isTried, setTried] = useState(false);
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const cleaned = { figure: typed.figure.trim(), caption: typed.caption.trim() };
    if (cleaned.figure && cleaned.caption) return onDone(cleaned);
    setTried(true);
    event.currentTarget.querySelector<HTMLInputElement>(cleaned.figure ? '#figure-caption' : '#figure-figure')?.focus();
  };
  const field = (name: keyof Figure, label: string, hint: string, lack: string) => {
    const isLacking = isTried && !typed[name].trim();
    return (
      <div className="cf">
        <label htmlFor={`figure-${name}`}>{label}</label>
        <input
          id={`figure-${name}`}
          className="cin"
          value={typed[name]}
          aria-invalid={isLacking || undefined}
          aria-describedby={`figure-${name}-words`}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        />
        <p id={`figure-${name}-words`} className={isLacking ? 'field__problem' : 'field__hint'}>
          {isLacking ? lack : hint}
        </p>
      </div>
    );
  };
  return (
    <Dialog title={figure ? 'Change the figure' : 'Put in a figure'} onClose={onClose}>
      <form onSubmit={save}>
        {field('figure', 'Figure', 'As it is to be read: £40.6bn, 1 in 5, 500.', 'Write the figure.')}
        {field('caption', 'What it counts', 'One line under the figure.', 'Say what the figure counts.')}
        <DialogActs>
          <button type="button" className="cbtn cbtn--quiet" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="cbtn cbtn--ink">
            {figure ? 'Change the figure' : 'Put it in'}
          </button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
