import { and, eq, lt, lte, ne } from 'drizzle-orm';
import { z } from 'zod';
import { transact, type Transaction } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { editors, leases, presences } from '@/db/schema/editors';
import { stories } from '@/db/schema/stories';
import { may, type Actor, type Permission } from './rules';

/** Milliseconds after which somebody who says nothing counts as gone, and may no longer keep others from writing. */
export const SILENCE = 30_000;

/** The random word by which a tab names itself. */
export const tabWord = z.string().regex(/^[\w-]{8,64}$/);

/** Where somebody can be, and what they must be allowed to hold the lease there. */
const PLACES = {
  stories: { table: stories, permission: 'write' },
  briefings: { table: briefings, permission: 'arrange' },
} satisfies Record<string, { table: typeof stories | typeof briefings; permission: Permission }>;

/** `look`: is here. `write`: and would write, if nobody else does. `take`: writes from now on. `leave`: goes. */
export type Wish = 'look' | 'write' | 'take' | 'leave';

/** Somebody else who has the place open; or the one who asks, in another tab. */
export type Other = { name: string; since: Date; isMe: boolean };

export type Lease = { mine: boolean; holder?: string; until?: Date };

export type PresenceResult =
  | { ok: true; others: Other[]; lease: Lease; version: number; savedBy: string }
  | { ok: false; reason: 'not found' | 'not allowed' };

type Order = {
  /** Which tab of theirs, by a random word that the tab has chosen. */
  tab: string;
  /** "stories/12" or "briefings/3". */
  place: string;
  wants: Wish;
  editorId: number;
  by: Actor;
  now: Date;
};

/**
 * The heartbeat of a tab: says that somebody is here and what they want, and hears who else is, who may write, and which
 * version the place has by now. A lease keeps nobody from saving (versions do): it keeps two from writing at once unawares.
 * Whoever had the lease and lost it to another who took it hears so at their next beat.
 */
export function beat({ tab: word, place, wants, editorId, by, now }: Order): Promise<PresenceResult> {
  // Nobody can speak for the tab of somebody else.
  const tab = `${editorId}.${word}`;
  return transact(async (tx) => {
    const found = await findPlace(tx, place);
    if (!found) return { ok: false, reason: 'not found' };
    if ((wants === 'write' || wants === 'take') && !may(by, found.permission))
      return { ok: false, reason: 'not allowed' };
    await tx.delete(presences).where(lt(presences.seenAt, new Date(now.getTime() - SILENCE)));
    await tx.delete(leases).where(lte(leases.expiresAt, now));
    if (wants === 'leave') await tx.delete(presences).where(eq(presences.tab, tab));
    else
      await tx
        .insert(presences)
        .values({ tab, editorId, place, seenAt: now })
        .onConflictDoUpdate({ target: presences.tab, set: { place, seenAt: now } });
    await settleLease(tx, { tab, place, wants, editorId, now });
    const { version, savedBy } = found;
    return {
      ok: true,
      others: await othersAt(tx, { tab, place, editorId }),
      lease: await leaseAt(tx, place, tab),
      version,
      savedBy,
    };
  });
}

async function findPlace(tx: Transaction, place: string) {
  const [kind, id] = /^(stories|briefings)\/(\d{1,15})$/.exec(place)?.slice(1) ?? [];
  if (!kind) return undefined;
  const { table, permission } = PLACES[kind as keyof typeof PLACES];
  const [row] = await tx
    .select({ version: table.version, savedBy: table.updatedBy })
    .from(table)
    .where(eq(table.id, Number(id)));
  return row && { ...row, permission };
}

type Claim = { tab: string; place: string; wants: Wish; editorId: number; now: Date };

async function settleLease(tx: Transaction, { tab, place, wants, editorId, now }: Claim): Promise<void> {
  // A tab is in one place: what it held elsewhere it holds no longer.
  const isElsewhere = wants === 'write' || wants === 'take' ? ne(leases.place, place) : undefined;
  await tx.delete(leases).where(and(eq(leases.tab, tab), isElsewhere));
  if (wants === 'look' || wants === 'leave') return;
  const mine = { tab, editorId, expiresAt: new Date(now.getTime() + SILENCE) };
  await tx
    .insert(leases)
    .values({ place, ...mine })
    .onConflictDoUpdate({
      target: leases.place,
      set: mine,
      ...(wants === 'write' && { setWhere: eq(leases.tab, tab) }),
    });
}

/** Each person once, however many tabs they have; since when is the last that was heard of them. */
async function othersAt(tx: Transaction, me: { tab: string; place: string; editorId: number }): Promise<Other[]> {
  const rows = await tx
    .select({ id: editors.id, name: editors.name, since: presences.seenAt })
    .from(presences)
    .innerJoin(editors, eq(editors.id, presences.editorId))
    .where(and(eq(presences.place, me.place), ne(presences.tab, me.tab)))
    .orderBy(editors.name, presences.seenAt);
  return [...new Map(rows.map((row) => [row.id, row])).values()].map(({ id, name, since }) => ({
    name,
    since,
    isMe: id === me.editorId,
  }));
}

async function leaseAt(tx: Transaction, place: string, tab: string): Promise<Lease> {
  const [lease] = await tx
    .select({ tab: leases.tab, holder: editors.name, until: leases.expiresAt })
    .from(leases)
    .innerJoin(editors, eq(editors.id, leases.editorId))
    .where(eq(leases.place, place));
  return lease ? { mine: lease.tab === tab, holder: lease.holder, until: lease.until } : { mine: false };
}
