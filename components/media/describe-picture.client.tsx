'use client';

import { useId, useRef, useState, type FormEvent } from 'react';
import { DialogActs } from '@/components/ui/dialog.client';
import type { Picture } from '@/lib/stories/queries';
import { FocusPoint } from './focus-point.client';
import type { LibraryPicture } from './send-file';

type DescribePictureProps = {
  picture: LibraryPicture;
  onBack: () => void;
  onClose: () => void;
  onDone: (picture: Picture) => void;
};

/** What goes with a picture into a story. It begins with what the library knows, and the library learns what it lacked. */
export function DescribePicture({ picture, onBack, onClose, onDone }: DescribePictureProps) {
  const { src, width, height, alt, credit, focus } = picture;
  const [said, setSaid] = useState<Picture>({ src, width, height, alt, credit, focus, decorative: false, caption: '' });
  const [isMissing, setMissing] = useState(false);
  const description = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const patch = (changes: Partial<Picture>) => setSaid({ ...said, ...changes });
  const isDescribed = said.decorative || said.alt.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A dialog in the page of a form: its form is not the page's.
    event.stopPropagation();
    setMissing(!isDescribed);
    if (!isDescribed) return description.current?.focus();
    teachLibrary(picture, said);
    onDone({ ...said, alt: said.alt.trim(), caption: said.caption.trim(), credit: said.credit.trim() });
  };
  const problem = isMissing && !isDescribed;
  return (
    <form className="describe" onSubmit={submit} noValidate>
      <FocusPoint src={src} focus={said.focus} onChange={(to) => patch({ focus: to })} />
      <div className="describe__words">
        <div className="cf">
          <label htmlFor={`${id}-alt`}>Description for people who cannot see it</label>
          <textarea
            ref={description}
            id={`${id}-alt`}
            className="cin"
            rows={3}
            value={said.alt}
            readOnly={said.decorative}
            aria-invalid={problem || undefined}
            aria-describedby={`${id}-hint`}
            onChange={(event) => patch({ alt: event.target.value })}
          />
          <p id={`${id}-hint`} className={problem ? 'field__problem' : 'field__hint'}>
            {problem
              ? 'The description is missing. Say what the picture shows, or mark it as decoration.'
              : 'What it shows, in a sentence.'}
          </p>
        </div>
        <label className="check check--two">
          <input
            type="checkbox"
            checked={said.decorative}
            onChange={(event) => patch({ decorative: event.target.checked })}
          />
          <span>Decoration only</span>
        </label>
        {(['caption', 'credit'] as const).map((name) => (
          <div key={name} className="cf">
            <label htmlFor={`${id}-${name}`}>{name === 'caption' ? 'Caption' : 'Credit'}</label>
            <input
              id={`${id}-${name}`}
              className="cin"
              value={said[name]}
              onChange={(event) => patch({ [name]: event.target.value })}
            />
          </div>
        ))}
      </div>
      <DialogActs>
        <button type="button" className="cbtn cbtn--quiet" onClick={onBack}>
          Choose another
        </button>
        <button type="button" className="cbtn cbtn--quiet" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" className="cbtn cbtn--ink">
          Use this picture
        </button>
      </DialogActs>
    </form>
  );
}

/** Words that the library lacked are there for the next story. If they do not arrive, nothing is lost here. */
function teachLibrary(before: LibraryPicture, { alt, credit, focus }: Picture): void {
  const about = {
    ...(!before.alt && alt.trim() && { alt }),
    ...(!before.credit && credit.trim() && { credit }),
    ...(before.focus !== focus && { focus }),
  };
  if (Object.keys(about).length === 0) return;
  const headers = { 'content-type': 'application/json' };
  void fetch(`/api/desk/media/${before.id}`, { method: 'PATCH', headers, body: JSON.stringify(about) }).catch(() => {});
}
