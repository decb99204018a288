import { findOpenPath } from './addresses';

/** What readers find where something was withdrawn: a note, a sentence or two, or another page of this site. */
export type InItsPlace = { note: string } | { to: string };

type Checked = ({ ok: true } & InItsPlace) | { ok: false; reason: 'no note' | 'no such page' };

/** Whether that will do: the note says something, and the page is one that readers can open and not itself withdrawn. */
export async function checkPlace(given: InItsPlace, withdrawn: string[]): Promise<Checked> {
  if ('to' in given) {
    const to = await findOpenPath(given.to);
    return to && !withdrawn.includes(to) ? { ok: true, to } : { ok: false, reason: 'no such page' };
  }
  const note = given.note.trim();
  return note ? { ok: true, note } : { ok: false, reason: 'no note' };
}
