export type SentImport = { ok: true; id: number } | { ok: false; problem: string };

const LOST = 'The file did not arrive. Check the connection and send it again.';

const WORDS: Record<number, string> = {
  401: 'You are signed out. Sign in in another tab, then send it again.',
  403: 'You may not import subscribers.',
};

/** Sends a file as it is. By XMLHttpRequest: fetch cannot tell how much has gone. */
export function sendImport(file: File, onProgress: (percent: number) => void): Promise<SentImport> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/desk/imports');
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100));
    request.onerror = () => resolve({ ok: false, problem: LOST });
    request.onload = () => resolve(answerOf(request));
    request.send(file);
  });
}

function answerOf({ status, response }: XMLHttpRequest): SentImport {
  const said = response as { id?: number; problem?: string } | null;
  if (status === 200 && said?.id) return { ok: true, id: said.id };
  return { ok: false, problem: said?.problem ?? WORDS[status] ?? LOST };
}
