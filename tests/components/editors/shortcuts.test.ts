import { describe, expect, test } from 'vitest';
import { SHORTCUT_GROUPS } from '@/components/editors/shortcut-groups';
import { hear, keyName, shellShortcuts, shownGroups } from '@/components/editors/shortcuts';

const all = SHORTCUT_GROUPS.flatMap(({ shortcuts }) => shortcuts);
const places = all.flatMap(({ href }) => href ?? []);
const shell = shellShortcuts(places);

describe('the table of keys', () => {
  test('has no key twice within the shell, and none that is the beginning of another', () => {
    const pressed = shell.map(({ keys }) => keys.join(' '));
    expect(new Set(pressed).size).toBe(pressed.length);
    for (const each of pressed) {
      expect(pressed.filter((other) => other !== each && other.startsWith(`${each} `))).toEqual([]);
    }
  });

  test('each key of the shell goes somewhere or does something, and not both', () => {
    for (const { href, act, keys } of shell)
      expect([keys, (href === undefined) !== (act === undefined)]).toEqual([keys, true]);
  });

  test('leaves out places that somebody may not see, in the list and at the keyboard', () => {
    const few = ['/admin', '/admin/stories'];
    const goes = (keys: { href?: string }[]) => keys.flatMap(({ href }) => href ?? []);
    expect(goes(shellShortcuts(few))).toEqual(few);
    expect(goes(shownGroups(few).flatMap(({ shortcuts }) => shortcuts))).toEqual(few);
  });
});

test.each([
  { press: 'g', name: 'g' },
  { press: '?', name: '?' },
  { press: 'k', ctrlKey: true, name: 'Mod+K' },
  { press: 'K', metaKey: true, name: 'Mod+K' },
  { press: 'k', ctrlKey: true, altKey: true, name: undefined },
  { press: 'g', altKey: true, name: undefined },
  { press: 'Shift', name: undefined },
  { press: 'Dead', name: undefined },
  { press: 'F1', name: undefined },
])('a press of $press is known as $name', ({ press, name, ...held }) => {
  expect(keyName({ key: press, ctrlKey: false, metaKey: false, altKey: false, ...held })).toBe(name);
});

/** Presses one after another, and where they led. */
test.each([
  { presses: ['g', 'd'], led: ['/admin'] },
  { presses: ['g', 's', 'g', 'e'], led: ['/admin/stories', '/admin/briefings'] },
  { presses: ['g', 'g', 's'], led: ['/admin/stories'] },
  { presses: ['g', 'n'], led: ['new story'] },
  { presses: ['g', 'x', 'd'], led: [] },
  { presses: ['d'], led: [] },
  { presses: ['?'], led: ['help'] },
  { presses: ['/'], led: ['palette'] },
  { presses: ['Mod+K'], led: ['palette'] },
  { presses: ['g', 'Mod+K', 'd'], led: ['palette'] },
  { presses: ['k'], led: [] },
])('pressing $presses leads to $led', ({ presses, led }) => {
  let pending: string[] = [];
  const reached: string[] = [];
  for (const name of presses) {
    const heard = hear(pending, name, shell);
    pending = heard.pending;
    if (heard.shortcut) reached.push(heard.shortcut.href ?? heard.shortcut.act!);
  }
  expect(reached).toEqual(led);
});
