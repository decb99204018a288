import type { Editor } from '@tiptap/react';
import type { Picture } from '@/lib/stories/queries';

/** Pictures among what was pasted or dropped; none where it is text as well, as from a word processor. */
export function picturesIn(data: DataTransfer | null): File[] {
  if (!data || data.getData('text/html') || data.getData('text/plain')) return [];
  return [...data.files].filter(({ type }) => type.startsWith('image/'));
}

/** Sends pictures to the library and puts them into the text. Says what became of it, for the person who pasted. */
export async function insertPictures(editor: Editor, files: File[]): Promise<string> {
  const problems: string[] = [];
  for (const file of files) {
    const sent = await send(file);
    if (typeof sent === 'string') problems.push(sent);
    else editor.commands.insertContent({ type: 'image', attrs: sent });
  }
  return problems.join(' ') || 'The picture is in the text. Select it to describe it.';
}

async function send(file: File): Promise<Omit<Picture, 'focus'> | string> {
  const form = new FormData();
  form.set('file', file);
  try {
    const response = await fetch('/api/desk/media', { method: 'POST', body: form });
    const answer = (await response.json()) as Picture & { problem?: string };
    if (!response.ok) return answer.problem ?? 'The picture was not taken: you are signed out, or may not add any.';
    const { src, width, height, alt, credit } = answer;
    return { src, width, height, alt, credit, caption: '', decorative: false };
  } catch {
    return 'The picture was not sent: the server does not answer. Try again.';
  }
}
