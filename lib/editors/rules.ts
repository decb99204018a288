/** Who acts: every verb takes one and asks what they may. `address` is the network address the request came from. */
export type Actor = { name: string; role: Role; address?: string };

export const ROLES = ['administrator', 'editor', 'writer'] as const;

export type Role = (typeof ROLES)[number];

/** "an administrator", "a writer". */
export function withArticle(role: Role): string {
  return role === 'writer' ? 'a writer' : `an ${role}`;
}

/** The permission table: which roles may do what, and what it is called in the desk. */
export const PERMISSIONS = {
  write: { words: 'Write stories and propose them', roles: ['administrator', 'editor', 'writer'] },
  arrange: { words: 'Rank an edition and write its introduction', roles: ['administrator', 'editor'] },
  publish: { words: 'Publish, schedule, correct and withdraw', roles: ['administrator', 'editor'] },
  send: { words: 'Send the newsletter', roles: ['administrator', 'editor'] },
  sources: {
    words: 'Choose the sources of the wire, what each weighs and how it ranks',
    roles: ['administrator', 'editor'],
  },
  audit: { words: 'Read the audit log', roles: ['administrator', 'editor'] },
  subscribers: { words: 'See, import and erase subscribers', roles: ['administrator'] },
  people: { words: 'Invite people and change what they may', roles: ['administrator'] },
  settings: { words: 'Change the settings and read the outbox', roles: ['administrator'] },
} satisfies Record<string, { words: string; roles: Role[] }>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether the table lets this actor do it. */
export function may(actor: Pick<Actor, 'role'>, permission: Permission): boolean {
  return (PERMISSIONS[permission].roles as Role[]).includes(actor.role);
}

/** Attempts that may fail before there is a wait: of an account, and of a network address, which a whole newsroom may share. */
export const FREE_ATTEMPTS = { account: 5, address: 20 };

/**
 * Minutes to wait after so many failures: none for those that are free, then one, two, four and so on up to an hour.
 * An account can so be held up, but never locked by somebody else for longer.
 */
export function minutesToWait(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(60, 2 ** (failures - free));
}

/** Longer ones would only cost the server time. */
const PASSWORD = { shortest: 12, longest: 200 };

/** What keeps this from being a password. Length counts, kinds of characters do not (NIST SP 800-63B, 5.1.1.2). */
export function passwordProblem(password: string, email: string): string | undefined {
  if ([...password].length < PASSWORD.shortest)
    return `The password needs ${PASSWORD.shortest} characters or more. Four words in a row are easy to remember.`;
  if (password.length > PASSWORD.longest) return `The password may have ${PASSWORD.longest} characters at most.`;
  const name = email.split('@')[0]!.toLowerCase();
  if (password.toLowerCase().includes(email.toLowerCase()) || (name.length > 3 && password.toLowerCase() === name))
    return 'The password must not be the e-mail address.';
  if (new Set(password).size < 5) return 'The password repeats the same few characters. Choose another.';
  return undefined;
}

/** An address as it is compared: without spaces around it, in small letters. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}
