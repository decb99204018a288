import { SHORTCUT_GROUPS, type Shortcut, type ShortcutGroup } from './shortcut-groups';

/** The keys of the shell that somebody may use who sees these places, in one list. */
export function shellShortcuts(places: string[]): Shortcut[] {
  return SHORTCUT_GROUPS.filter(({ where }) => !where)
    .flatMap(({ shortcuts }) => shortcuts)
    .filter(({ href }) => href === undefined || places.includes(href));
}

/** The groups that somebody may use who sees these places, as the list shows them. */
export function shownGroups(places: string[]): ShortcutGroup[] {
  const mine = SHORTCUT_GROUPS.map((group) => ({
    ...group,
    shortcuts: group.shortcuts.filter(({ href }) => href === undefined || places.includes(href)),
  }));
  return mine.filter(({ shortcuts }) => shortcuts.length > 0);
}

/** The parts of a key event that count, so that a table of cases can stand in for a keyboard. */
export type Press = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

/** The name under which the table knows a press, or nothing for one that belongs to the browser or the system. */
export function keyName({ key, ctrlKey, metaKey, altKey }: Press): string | undefined {
  if (altKey || key.length !== 1) return undefined;
  if (ctrlKey || metaKey) return `Mod+${key.toUpperCase()}`;
  return key;
}

export type Heard = { shortcut?: Shortcut; pending: string[] };

/**
 * What these presses, one after another, amount to: a shortcut, the beginning of one (`pending`), or nothing. A press that
 * does not go on with what was begun begins anew.
 */
export function hear(pending: string[], name: string, shortcuts: Shortcut[]): Heard {
  for (const pressed of [[...pending, name], [name]]) {
    const fitting = shortcuts.filter(({ keys }) => pressed.every((key, index) => keys[index] === key));
    const shortcut = fitting.find(({ keys }) => keys.length === pressed.length);
    if (shortcut) return { shortcut, pending: [] };
    if (fitting.length > 0) return { pending: pressed };
  }
  return { pending: [] };
}

/** Keys held together with Ctrl or Command never happen by accident, so they stay when the others are turned off. */
export const isSingleKey = ({ keys }: Shortcut) => keys.every((key) => !key.startsWith('Mod+'));
