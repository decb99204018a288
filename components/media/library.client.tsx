'use client';

import { useId, useState } from 'react';
import { countInWords } from '@/lib/words';
import { LIBRARY_PAGE, objectPosition, thumbnail } from '@/lib/media/rules';
import type { LibraryPicture } from './send-file';
import { useLibrary } from './use-library';

/** The pictures that are there already, newest first, and a search in their names, descriptions and credits. */
export function Library({ onChoose }: { onChoose: (picture: LibraryPicture) => void }) {
  const [q, setQ] = useState('');
  const { library, hasFailed, show } = useLibrary(q);
  const id = useId();
  const pictures = library?.pictures ?? [];
  return (
    <section className="library" aria-labelledby={`${id}-title`}>
      <div className="library__head">
        <h3 id={`${id}-title`}>Pictures that are here already</h3>
        <label className="vh" htmlFor={id}>
          Look for a picture
        </label>
        <input
          id={id}
          type="search"
          className="cin"
          placeholder="Name, description or credit"
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      </div>
      <p className="meta" role="status">
        {hasFailed
          ? 'The pictures could not be read. Check the connection and look again.'
          : library && said(library.total, q)}
      </p>
      <ul className="library__list">
        {pictures.map((picture) => (
          <li key={picture.id}>
            <button type="button" className="library__pic" onClick={() => onChoose(picture)}>
              <img src={thumbnail(picture.src)} alt="" style={{ objectPosition: objectPosition(picture.focus) }} />
              <span>{picture.alt || picture.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {library && pictures.length < library.total && (
        <button
          type="button"
          className="cbtn"
          onClick={() => void show(Math.floor(pictures.length / LIBRARY_PAGE) + 1)}
        >
          More pictures
        </button>
      )}
    </section>
  );
}

function said(total: number, q: string): string {
  if (total === 0) return q ? 'No picture fits. Try fewer words, or add one.' : 'There are no pictures yet. Add one.';
  return countInWords(total, 'picture', 'pictures');
}
