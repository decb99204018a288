import { useEffect, useState } from 'react';
import type { LibraryPicture } from './send-file';

type Library = { pictures: LibraryPicture[]; total: number };

/** Milliseconds without a key before the search is asked. */
const PAUSE = 200;

/** The pictures that fit what is looked for, as many pages of them as were asked for. */
export function useLibrary(q: string) {
  const [library, setLibrary] = useState<Library>();
  const [hasFailed, setFailed] = useState(false);
  const show = async (page: number, signal?: AbortSignal) => {
    try {
      const found = await ask(q, page, signal);
      setFailed(false);
      setLibrary((before) => (page > 1 && before ? joined(before, found) : found));
    } catch {
      if (!signal?.aborted) setFailed(true);
    }
  };
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => void show(1, stop.signal), q ? PAUSE : 0);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `show` is another function at each drawing; only `q` matters
  }, [q]);
  return { library, hasFailed, show };
}

async function ask(q: string, page: number, signal?: AbortSignal): Promise<Library> {
  const response = await fetch(`/api/desk/media?${new URLSearchParams({ q, page: String(page) })}`, {
    signal: signal ?? null,
  });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as Library;
}

/** A picture that came in between moves the others on by one: none is shown twice. */
function joined(before: Library, more: Library): Library {
  const known = new Set(before.pictures.map(({ id }) => id));
  return { ...more, pictures: [...before.pictures, ...more.pictures.filter(({ id }) => !known.has(id))] };
}
