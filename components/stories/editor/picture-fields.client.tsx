'use client';

import { useId } from 'react';
import type { Picture } from '@/lib/stories/queries';

type PictureFieldsProps = { picture: Picture; onChange: (patch: Partial<Picture>) => void };

/** What is written with a picture: a description or the word that it is decoration, a caption, a credit. */
export function PictureFields({ picture, onChange }: PictureFieldsProps) {
  const id = useId();
  return (
    <>
      <div className="cf">
        <label htmlFor={`${id}-alt`}>
          Description for people who cannot see it <span className="meta">{picture.alt.length}</span>
        </label>
        <textarea
          id={`${id}-alt`}
          className="cin"
          rows={2}
          value={picture.alt}
          readOnly={picture.decorative}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange({ alt: event.target.value })}
        />
        <p id={`${id}-hint`} className="field__hint">
          {picture.decorative
            ? 'Decoration is not described. What is written here is not read out.'
            : 'What it shows, in a sentence. It is needed before the story goes out.'}
        </p>
      </div>
      <label className="check check--two">
        <input
          type="checkbox"
          checked={picture.decorative}
          onChange={(event) => onChange({ decorative: event.target.checked })}
        />
        <span>Decoration only</span>
      </label>
      {(['caption', 'credit'] as const).map((name) => (
        <div key={name} className="cf">
          <label htmlFor={`${id}-${name}`}>{name === 'caption' ? 'Caption' : 'Credit'}</label>
          <input
            id={`${id}-${name}`}
            className="cin"
            value={picture[name]}
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
        </div>
      ))}
    </>
  );
}
