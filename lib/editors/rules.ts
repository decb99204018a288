/** Who acts: every verb takes one and asks what they may. */
export type Actor = { name: string; role: Role };

export type Role = 'administrator' | 'editor' | 'writer';

/** The permission table: which roles may do what. */
const MAY = {
  write: ['administrator', 'editor', 'writer'],
  publish: ['administrator', 'editor'],
} satisfies Record<string, Role[]>;

export type Permission = keyof typeof MAY;

/** Whether the table lets this actor do it. */
export function may(actor: Actor, permission: Permission): boolean {
  return (MAY[permission] as Role[]).includes(actor.role);
}
