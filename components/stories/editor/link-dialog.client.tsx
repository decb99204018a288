'use client';

import type { Editor } from '@tiptap/react';
import { useState, type FormEvent } from 'react';
import { Dialog, DialogActs } from '@/components/ui/dialog.client';
import { isLinkTarget } from './document-of';

/** What people type for an address, as an address: without a scheme it is https, and a mailbox is one. */
export function addressFrom(typed: string): string {
  const text = typed.trim();
  if (!text || isLinkTarget(text)) return text;
  if (/^[^\s@/]+@[^\s@]+\.[^\s@]+$/.test(text)) return `mailto:${text}`;
  return /^[\w-]+(\.[\w-]+)+([/?#:]\S*)?$/.test(text) ? `https://${text}` : text;
}

/** Where the selected words lead. Without selected words the address itself is put into the text. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const before = (editor.getAttributes('link').href as string | undefined) ?? '';
  const [typed, setTyped] = useState(before);
  const [problem, setProblem] = useState('');
  const finish = (act: () => void) => {
    onClose();
    requestAnimationFrame(act);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const href = addressFrom(typed);
    if (!isLinkTarget(href)) {
      setProblem('That is no address. It looks like https://example.com/page, name@example.com or /stories/something.');
      return;
    }
    const chain = editor.chain().focus().extendMarkRange('link');
    const isBare = editor.state.selection.empty && !before;
    const words = { type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] };
    finish(() => void (isBare ? chain.insertContent(words) : chain.setLink({ href })).run());
  };
  return (
    <Dialog title={before ? 'Change the link' : 'Make a link'} onClose={onClose}>
      <form onSubmit={save} noValidate>
        <div className="cf">
          <label htmlFor="link-address">Address</label>
          <input
            id="link-address"
            className="cin"
            type="url"
            value={typed}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? 'link-problem' : undefined}
            onChange={(event) => setTyped(event.target.value)}
          />
          {problem && (
            <p id="link-problem" className="field__problem" role="alert">
              {problem}
            </p>
          )}
        </div>
        <DialogActs>
          {before && (
            <button
              type="button"
              className="cbtn cbtn--bad"
              onClick={() => finish(() => editor.chain().focus().extendMarkRange('link').unsetLink().run())}
            >
              Take the link away
            </button>
          )}
          <button type="button" className="cbtn cbtn--quiet" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="cbtn cbtn--ink">
            {before ? 'Change the link' : 'Make the link'}
          </button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
