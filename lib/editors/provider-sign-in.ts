import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { transact, type Transaction } from '@/db/client';
import { editors } from '@/db/schema/editors';
import { record } from './audit';
import { normalEmail } from './rules';
import { goOn, type OnTheWay } from './sign-in';

/** What an OpenID provider says of somebody (OpenID Connect Core 1.0, 2 and 5.1). */
const claimsForm = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().max(254).optional().catch(undefined),
  email_verified: z.literal(true).optional().catch(undefined),
  /** How the provider made sure who they are (RFC 8176): `mfa` says that it took two steps. */
  amr: z.array(z.string()).catch([]),
});

export type ProviderResult = ({ ok: true } & OnTheWay) | { ok: false; reason: 'unknown' };

type Arrival = { issuer: string; claims: unknown; address: string; now: Date };

/**
 * Somebody comes from the OpenID provider. It makes nobody an editor: in comes who is one already and active, and whom the
 * provider knows by the subject of their first visit, or at the first by an e-mail address that it has verified. Their own
 * second step is asked for as after a password, unless the provider says that it took two steps itself.
 */
export async function arriveFromProvider({ issuer, claims, address, now }: Arrival): Promise<ProviderResult> {
  const parsed = claimsForm.safeParse(claims);
  if (!parsed.success) return { ok: false, reason: 'unknown' };
  const { sub, email_verified: isVerified, amr } = parsed.data;
  const email = isVerified ? normalEmail(parsed.data.email ?? '') : undefined;
  return transact(async (tx): Promise<ProviderResult> => {
    const editor = await findOrLink(tx, { subject: `${issuer} ${sub}`, email, address, now });
    if (editor?.status !== 'active') {
      const by = { name: editor?.name ?? (email || 'Somebody'), address };
      await record(tx, { by, act: 'was refused', subject: 'sign-in, provider', now });
      return { ok: false, reason: 'unknown' };
    }
    const totpSecret = amr.includes('mfa') ? null : editor.totpSecret;
    return { ok: true, ...(await goOn(tx, { id: editor.id, totpSecret }, now)) };
  });
}

type Who = { subject: string; email: string | undefined; address: string; now: Date };

async function findOrLink(tx: Transaction, { subject, email, address, now }: Who) {
  const [known] = await tx.select().from(editors).where(eq(editors.oidcSubject, subject));
  if (known || !email) return known;
  const [editor] = await tx.select().from(editors).where(eq(editors.email, email));
  // The provider gave this address to somebody else since: that is another person.
  if (!editor || editor.oidcSubject) return undefined;
  if (editor.status !== 'active') return editor;
  await tx.update(editors).set({ oidcSubject: subject }).where(eq(editors.id, editor.id));
  const by = { name: editor.name, address };
  await record(tx, { by, act: 'tied the provider to', subject: editor.name, now });
  return editor;
}
