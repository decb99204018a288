import type { KeptPicture } from '@/lib/media/queries';
import { MOST_BYTES } from '@/lib/media/rules';

/** A picture of the library as it comes over the wire. */
export type LibraryPicture = Omit<KeptPicture, 'uploadedAt'>;

export type Sent = { ok: true; picture: LibraryPicture } | { ok: false; problem: string };

const LOST = 'The picture did not arrive. Check the connection and send it again.';

/** What the answers mean that say nothing more themselves. */
const WORDS: Record<number, string> = {
  401: 'You are signed out. Sign in in another tab, then send it again.',
  403: 'You may not add pictures.',
  413: 'The picture is too large. Save it smaller and try again.',
};

/** Sends a picture and says how much of it has gone. By XMLHttpRequest: fetch cannot tell. */
export function sendFile(file: File, onProgress: (percent: number) => void): Promise<Sent> {
  // The server would say the same, after all of it had been sent.
  if (file.size > MOST_BYTES)
    return Promise.resolve({
      ok: false,
      problem: `"${file.name}" is larger than ${MOST_BYTES / 1024 / 1024} MB. Save it smaller and try again.`,
    });
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/desk/media');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100));
    request.onerror = () => resolve({ ok: false, problem: LOST });
    request.onload = () => resolve(answerOf(request));
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
}

function answerOf({ status, response }: XMLHttpRequest): Sent {
  if (status === 200) return { ok: true, picture: response as LibraryPicture };
  const said = (response as { problem?: string } | null)?.problem;
  return { ok: false, problem: said ?? WORDS[status] ?? LOST };
}
