import { eq, inArray } from 'drizzle-orm';
import { db, type Transaction } from '@/db/client';
import { suppressions } from '@/db/schema/subscribers';
import { addressHash } from './address';

type Reason = (typeof suppressions.$inferSelect)['reason'];

/**
 * Puts an address (as it is compared) on the suppression list, within the transaction that decides it. The latest reason
 * stands. `detail` must not hold the address: the list outlives the person's wish to be forgotten.
 */
export async function suppress(
  tx: Transaction,
  { address, reason, detail = '', now }: { address: string; reason: Reason; detail?: string; now: Date },
): Promise<void> {
  const row = { reason, detail, since: now };
  await tx
    .insert(suppressions)
    .values({ addressHash: addressHash(address), ...row })
    .onConflictDoUpdate({ target: suppressions.addressHash, set: row });
}

/** Takes an address off the list. Only for a confirmation by the person (confirm.ts): no import and nobody at the desk may. */
export async function takeOffSuppressions(tx: Transaction, address: string): Promise<void> {
  await tx.delete(suppressions).where(eq(suppressions.addressHash, addressHash(address)));
}

/** Whether nobody may write to this address (as it is compared), and why. */
export async function findSuppression(
  address: string,
  reader: Pick<Transaction, 'select'> = db(),
): Promise<typeof suppressions.$inferSelect | undefined> {
  const [row] = await reader
    .select()
    .from(suppressions)
    .where(eq(suppressions.addressHash, addressHash(address)));
  return row;
}

/** Whether nobody may write to this address (as it is compared). */
export async function isSuppressed(address: string, reader: Pick<Transaction, 'select'> = db()): Promise<boolean> {
  return (await findSuppression(address, reader)) !== undefined;
}

/** SQLite takes 32,766 values in one statement; this many keep a statement small. */
const AT_ONCE = 500;

/** Which of these addresses (as they are compared) nobody may write to. For long lists, such as an import. */
export async function listSuppressed(
  addresses: string[],
  reader: Pick<Transaction, 'select'> = db(),
): Promise<Set<string>> {
  const found = new Set<string>();
  for (let from = 0; from < addresses.length; from += AT_ONCE) {
    const byHash = new Map(addresses.slice(from, from + AT_ONCE).map((each) => [addressHash(each), each]));
    const rows = await reader
      .select({ hash: suppressions.addressHash })
      .from(suppressions)
      .where(inArray(suppressions.addressHash, [...byHash.keys()]));
    for (const { hash } of rows) found.add(byHash.get(hash)!);
  }
  return found;
}
