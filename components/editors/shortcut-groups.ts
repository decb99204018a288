import { BLOCK_TOOLS, HISTORY_TOOLS, MARK_TOOLS, type Tool } from '@/components/stories/editor/tools';

/** What a key does: goes somewhere, or has the shell do something. Keys of a screen are carried out by that screen. */
export type ShellAct = 'palette' | 'help' | 'new story';

export type Shortcut = {
  /** Pressed one after another. "Mod" is Ctrl, and Command on a Mac. */
  keys: string[];
  words: string;
  href?: string;
  act?: ShellAct;
};

export type ShortcutGroup = { title: string; where?: string; shortcuts: Shortcut[] };

/**
 * Every key of the desk: the list that `?` shows, and what is done when one is pressed, are this table. A group with
 * `where` belongs to one screen, which carries its keys out itself.
 */
export const SHORTCUT_GROUPS: ShortcutGroup[] = [
  {
    title: 'Anywhere',
    shortcuts: [
      { keys: ['Mod+K'], words: 'Search or jump to', act: 'palette' },
      { keys: ['/'], words: 'Search or jump to', act: 'palette' },
      { keys: ['n'], words: 'Begin a new story', act: 'new story' },
      { keys: ['?'], words: 'Show this list', act: 'help' },
    ],
  },
  {
    title: 'Go to',
    shortcuts: [
      { keys: ['g', 'd'], words: 'Dashboard', href: '/admin' },
      { keys: ['g', 'e'], words: 'Editions', href: '/admin/briefings' },
      { keys: ['g', 's'], words: 'Stories', href: '/admin/stories' },
      { keys: ['g', 'i'], words: 'Pictures', href: '/admin/media' },
      { keys: ['g', 'w'], words: 'Wire', href: '/admin/wire' },
      { keys: ['g', 'l'], words: 'Newsletter', href: '/admin/newsletter' },
      { keys: ['g', 'r'], words: 'Subscribers', href: '/admin/subscribers' },
      { keys: ['g', 'p'], words: 'People', href: '/admin/people' },
      { keys: ['g', 'a'], words: 'Audit log', href: '/admin/audit' },
      { keys: ['g', 't'], words: 'Settings', href: '/admin/settings' },
      { keys: ['g', 'o'], words: 'Outbox', href: '/admin/outbox' },
      { keys: ['g', 'y'], words: 'Your account', href: '/admin/account' },
    ],
  },
  {
    title: 'The composer',
    where: 'On the grip of a story, in an edition',
    shortcuts: [
      { keys: ['Space'], words: 'Lift the story, and put it down' },
      { keys: ['↑'], words: 'Move it up' },
      { keys: ['↓'], words: 'Move it down' },
      { keys: ['Esc'], words: 'Put it back' },
      { keys: ['1'], words: 'Send it to slot 1, and so on' },
      { keys: ['p'], words: 'Open or close the preview' },
    ],
  },
  {
    title: 'The wire',
    where: 'In the list of clusters',
    shortcuts: [
      { keys: ['j'], words: 'The next cluster' },
      { keys: ['k'], words: 'The one before' },
      { keys: ['o'], words: 'Go to its first item' },
      { keys: ['1'], words: 'Put it into slot 1, and so on' },
      { keys: ['s'], words: 'Save it: put it on the bench' },
      { keys: ['f'], words: 'Propose it or vote for it, or take that back' },
      { keys: ['x'], words: 'Dismiss it, or have it back' },
      { keys: ['v'], words: 'Select it' },
      { keys: ['m'], words: 'Merge what is selected into it' },
      { keys: ['p'], words: 'Split off the items that are selected' },
      { keys: ['z'], words: 'Undo' },
    ],
  },
  {
    title: 'In the text of a story',
    where: 'While you write in it.',
    shortcuts: [
      ...[...MARK_TOOLS, ...BLOCK_TOOLS, ...HISTORY_TOOLS].flatMap(keysOfTool),
      { keys: ['Mod+K'], words: 'Link what is selected' },
    ],
  },
];

/** The editor's tools have their keys themselves (aria-keyshortcuts); here they are listed. */
function keysOfTool({ name, keys }: Tool): Shortcut[] {
  return keys ? [{ keys: [keys.replace('Control', 'Mod')], words: name }] : [];
}
