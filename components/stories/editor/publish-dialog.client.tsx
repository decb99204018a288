'use client';

import { useState, type FormEvent } from 'react';
import { Dialog, DialogActs } from '@/components/ui/dialog.client';
import { RECORD_FIELDS, type RecordField } from '@/lib/stories/form';
import type { Answer, CorrectionKind } from './editing';

type PublishDialogProps = {
  fields: RecordField[];
  /** Nothing was changed: only a note is published. */
  isNoteOnly: boolean;
  onClose: () => void;
  onPublish: (order: { kind?: CorrectionKind | undefined; note: string }) => Promise<Answer>;
};

const KINDS: { kind: CorrectionKind | 'quietly'; words: string; hint: string }[] = [
  { kind: 'quietly', words: 'Quietly', hint: 'A slip of the pen. Readers are told nothing.' },
  { kind: 'correction', words: 'As a correction', hint: 'Something was wrong.' },
  { kind: 'clarification', words: 'As a clarification', hint: 'Something was right but could be misread.' },
  { kind: 'update', words: 'As an update', hint: 'Something new was added.' },
];

/** How what was changed reaches readers: quietly, or with a sentence that says what was wrong. */
export function PublishDialog({ fields, isNoteOnly, onClose, onPublish }: PublishDialogProps) {
  const [kind, setKind] = useState<(typeof KINDS)[number]['kind']>(isNoteOnly ? 'correction' : 'quietly');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const publish = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    if (kind !== 'quietly' && !note.trim()) return setProblem('Say in one sentence what readers should know.');
    setBusy(true);
    const answer = await onPublish({ kind: kind === 'quietly' ? undefined : kind, note });
    setBusy(false);
    if (answer.ok) onClose();
    else setProblem(answer.problem);
  };
  const title = isNoteOnly ? 'Publish a note' : 'Publish the changes';
  const names = fields.map((field) => RECORD_FIELDS[field]).join(', ');
  return (
    <Dialog title={title} about={names && `Changed: ${names}.`} onClose={onClose}>
      <form onSubmit={(event) => void publish(event)}>
        <fieldset>
          <legend>How readers hear of it</legend>
          {KINDS.slice(isNoteOnly ? 1 : 0).map(({ kind: value, words, hint }) => (
            <label key={value} className="check check--two">
              <input type="radio" name="kind" checked={kind === value} onChange={() => setKind(value)} />
              <span>
                {words} <span className="meta">{hint}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {kind !== 'quietly' && (
          <div className="cf">
            <label htmlFor="publish-note">What readers are told, in one sentence</label>
            <textarea
              id="publish-note"
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
            Not yet
          </button>
          <button type="submit" className="cbtn cbtn--go" aria-busy={isBusy} aria-disabled={isBusy}>
            {isBusy ? 'Publishing' : title}
          </button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
