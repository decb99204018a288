import { eq, sql } from 'drizzle-orm';
import { db, transact, type Transaction } from '@/db/client';
import { editors } from '@/db/schema/editors';
import { record } from './audit';
import { fieldProblems, personForm, type FieldProblems, type PersonForm } from './form';
import { hashPassword } from './passwords';
import { may, type Actor, type Role } from './rules';
import { nextStep } from './sign-in';
import { isSame, setUpToken } from './tokens';

export type AddEditorResult =
  | { ok: true; token: string }
  | { ok: false; reason: 'not allowed' | 'set up already' }
  | { ok: false; reason: 'invalid'; problems: FieldProblems };

type Order = { person: PersonForm; now: Date };

/** Whether anybody can sign in at all. */
export async function isSetUp(): Promise<boolean> {
  const [anyone] = await db().select({ id: editors.id }).from(editors).limit(1);
  return anyone !== undefined;
}

/** Adds a person to the desk; whoever has the machine may do so (`npm run desk -- add-user`). */
export function addEditor({ person, role, by, now }: Order & { role: Role; by: Actor }): Promise<AddEditorResult> {
  return add({ person, role, by, now, mayNow: () => Promise.resolve(may(by, 'people') || 'not allowed') });
}

/**
 * The first person, an administrator, for whoever has the token that the server printed. Works while there is nobody, and
 * once: of two at the same time one is told that the desk is set up. `token` of the answer starts their session.
 */
export function setUpDesk(given: Order & { token: string; address: string }): Promise<AddEditorResult> {
  const { person, token, address, now } = given;
  if (!isSame(token, setUpToken())) return Promise.resolve({ ok: false, reason: 'not allowed' });
  const mayNow = async (tx: Transaction) => (await tx.$count(editors)) === 0 || 'set up already';
  const by = { name: 'Set-up', role: 'administrator', address } as const;
  return add({ person, role: 'administrator', by, now, mayNow });
}

type Addition = Order & {
  role: Role;
  by: Actor;
  mayNow: (tx: Transaction) => Promise<true | 'not allowed' | 'set up already'>;
};

async function add({ person, role, by, now, mayNow }: Addition): Promise<AddEditorResult> {
  const checked = personForm.safeParse(person);
  if (!checked.success) return { ok: false, reason: 'invalid', problems: fieldProblems(checked.error) };
  // Slow on purpose, so before the transaction: others would wait for it.
  const passwordHash = await hashPassword(checked.data.password);
  return transact(async (tx) => {
    const answer = await mayNow(tx);
    if (answer !== true) return { ok: false, reason: answer };
    return insertEditor(tx, { ...checked.data, passwordHash, role, by, now });
  });
}

type Insert = { email: string; name: string; passwordHash: string; role: Role; by: Actor; now: Date };

/** Writes the row of a new person, within a transaction; refuses an address or a name that somebody has. */
export async function insertEditor(tx: Transaction, given: Insert): Promise<AddEditorResult> {
  const { email, name, passwordHash, role, by, now } = given;
  const taken = (problems: FieldProblems): AddEditorResult => ({ ok: false, reason: 'invalid', problems });
  if ((await tx.$count(editors, eq(editors.email, email))) > 0)
    return taken({ email: 'Somebody at the desk has this address already.' });
  if ((await tx.$count(editors, sql`lower(${editors.name}) = lower(${name})`)) > 0)
    return taken({ name: 'Somebody at the desk has this name already. Add what tells you apart.' });
  const [editor] = await tx
    .insert(editors)
    .values({ email, name, passwordHash, role, createdAt: now })
    .returning({ id: editors.id });
  await record(tx, { by, act: 'added', subject: name, after: { email, role }, now });
  return { ok: true, token: await nextStep(tx, editor!.id, 'ready', now) };
}
