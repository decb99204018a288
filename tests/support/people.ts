import type { Role } from '@/lib/editors/rules';

/** The people of the desk in tests, one for each role; none has a second step unless a test turns it on. */
export const PASSWORD = 'four words in a row';

export const PEOPLE = {
  administrator: { name: 'Ada Ministrator', email: 'administrator@example.com' },
  editor: { name: 'Ed Itor', email: 'editor@example.com' },
  second: { name: 'Sec Ond', email: 'second@example.com' },
  writer: { name: 'Wri Ter', email: 'writer@example.com' },
} as const;

export type Who = keyof typeof PEOPLE;

/** "second" is a second editor, for what takes two. */
export const ROLE_OF: Record<Who, Role> = {
  administrator: 'administrator',
  editor: 'editor',
  second: 'editor',
  writer: 'writer',
};
