import { and, asc, count, desc, eq, gt, inArray, lte, notInArray, sql } from 'drizzle-orm';
import { readAside } from '@/db/aside';
import { db } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { deliveries, mailVersions, sendEvents, sendMinutes, sends } from '@/db/schema/sends';
import { subscribers } from '@/db/schema/subscribers';
import { KEPT } from './outbox-lane';
import type { DeliveryStatus, SendStatus } from './rules';
import { listMinutes, type RateMinute } from './send-minutes';
import { countSubscribers } from './subscriber-counts';

/** A send as the list shows it. */
export type SendSummary = {
  id: number;
  status: SendStatus;
  number: number;
  title: string;
  dueAt: Date;
  endedAt: Date | null;
  startedAt: Date | null;
  orderedBy: string;
  note: string;
  addressed: number | null;
};

/** The columns of it. */
export const summary = {
  id: sends.id,
  status: sends.status,
  number: briefings.number,
  title: briefings.title,
  dueAt: sends.dueAt,
  startedAt: sends.startedAt,
  endedAt: sends.endedAt,
  orderedBy: sends.orderedBy,
  note: sends.note,
  addressed: sends.addressed,
};

/** The sends, the latest first. */
export function listSends(limit: number): Promise<SendSummary[]> {
  return db()
    .select(summary)
    .from(sends)
    .innerJoin(briefings, eq(briefings.id, sends.briefingId))
    .orderBy(desc(sends.id))
    .limit(limit);
}

/** The sends that go on only when a person says so, the earliest first. */
export function listStopped(): Promise<SendSummary[]> {
  return db()
    .select(summary)
    .from(sends)
    .innerJoin(briefings, eq(briefings.id, sends.briefingId))
    .where(inArray(sends.status, ['held', 'paused']))
    .orderBy(asc(sends.id));
}

/** One send, with the edition it is of. */
export async function findSend(
  id: number,
): Promise<(SendSummary & { briefingId: number; editionDate: string }) | undefined> {
  const [found] = await db()
    .select({ ...summary, briefingId: sends.briefingId, editionDate: briefings.editionDate })
    .from(sends)
    .innerJoin(briefings, eq(briefings.id, sends.briefingId))
    .where(eq(sends.id, id));
  return found;
}

/** The send of an edition that is not over, if there is one. */
export async function findOpenSend(briefingId: number): Promise<SendSummary | undefined> {
  const [found] = await db()
    .select(summary)
    .from(sends)
    .innerJoin(briefings, eq(briefings.id, sends.briefingId))
    .where(and(eq(sends.briefingId, briefingId), inArray(sends.status, ['planned', 'held', 'sending', 'paused'])));
  return found;
}

/** Who would be addressed if a send began now, and who would not. */
export type Audience = { readers: number; paused: number; unconfirmed: number };

/** Reads the counts that are kept; looks only at those on a pause, of whom some may be back by now. */
export async function countAudience(now: Date): Promise<Audience> {
  const { status } = await countSubscribers(now);
  const back = await db().$count(subscribers, and(eq(subscribers.status, 'paused'), lte(subscribers.pausedUntil, now)));
  return { readers: status.active + back, paused: status.paused - back, unconfirmed: status.waiting };
}

export type Counts = Record<DeliveryStatus, number>;

/** How many rows there are of each status. Counted on a thread of its own: of a million it takes a while. */
export async function countRows(sendId: number): Promise<Counts> {
  const found = await readAside<{ status: DeliveryStatus; count: number }>(
    sql`select status, count(*) as count from deliveries where send_id = ${sendId} group by status`,
  );
  const none: Counts = { waiting: 0, claimed: 0, accepted: 0, refused: 0, excluded: 0, uncertain: 0 };
  return found.reduce((counts, row) => ({ ...counts, [row.status]: row.count }), none);
}

/** What a send looks like at this moment, for whoever watches. Dates travel as text. */
export type SendNow = {
  status: SendStatus;
  note: string;
  addressed: number | null;
  counts: Counts;
  /** Of those waiting, how many were put off by the server. */
  deferred: number;
  /** Mails that the server has answered in the last whole minutes, for each minute. */
  perMinute: number;
  /** When it will be over at this rate. */
  doneAt: string | null;
  minutes: RateMinute[];
  log: { id: number; at: string; words: string }[];
};

/** The minutes over which the rate is taken. */
const RATE_OVER = 3;

/** How a send goes on, asked for once a second. */
export async function findSendNow(id: number, now: Date): Promise<SendNow | undefined> {
  const send = await findSend(id);
  if (!send) return undefined;
  const deferred = await db().$count(
    deliveries,
    and(eq(deliveries.sendId, id), eq(deliveries.status, 'waiting'), gt(deliveries.dueAt, now)),
  );
  const since = new Date(now.getTime() - RATE_OVER * 60_000);
  const minutes = await db()
    .select({ minute: sendMinutes.minute, handed: sendMinutes.handed })
    .from(sendMinutes)
    .where(and(eq(sendMinutes.sendId, id), gt(sendMinutes.minute, since)));
  const handed = minutes.reduce((sum, each) => sum + each.handed, 0);
  const first = Math.min(...minutes.map(({ minute }) => minute.getTime()));
  const begun = Math.max(since.getTime(), first, send.startedAt?.getTime() ?? 0);
  const log = await db()
    .select({ id: sendEvents.id, at: sendEvents.at, words: sendEvents.words })
    .from(sendEvents)
    .where(eq(sendEvents.sendId, id))
    .orderBy(desc(sendEvents.id))
    .limit(50);
  const perMinute = handed === 0 ? 0 : Math.round(handed / Math.max(1 / 60, (now.getTime() - begun) / 60_000));
  const counts = await countRows(id);
  const minutesLeft = (counts.waiting + counts.claimed) / perMinute;
  const isGoing = send.status === 'sending' && perMinute > 0;
  return {
    ...{ status: send.status, note: send.note, addressed: send.addressed },
    ...{ counts, deferred, perMinute },
    doneAt: isGoing ? new Date(now.getTime() + minutesLeft * 60_000).toISOString() : null,
    minutes: await listMinutes(id, now),
    log: log.map(({ at, ...line }) => ({ ...line, at: at.toISOString() })),
  };
}

/** The report of a send: what the statement adds up from. */
export async function findReport(sendId: number) {
  const versions = await db()
    .select({
      number: mailVersions.number,
      subject: mailVersions.subject,
      madeAt: mailVersions.madeAt,
      madeBy: mailVersions.madeBy,
    })
    .from(mailVersions)
    .where(eq(mailVersions.sendId, sendId))
    .orderBy(asc(mailVersions.number));
  const byVersion = await readAside<{ version: number; count: number }>(
    sql`select version, count(*) as count from deliveries where send_id = ${sendId} and status = 'accepted' group by version`,
  );
  const excluded = await readAside<{ reason: string; count: number }>(
    sql`select answer as reason, count(*) as count from deliveries where send_id = ${sendId} and status = 'excluded' group by answer order by 2 desc`,
  );
  const domains = await readAside<{ domain: string; accepted: number; refused: number; returned: number }>(
    sql`select domain, sum(status = 'accepted') as accepted, sum(status = 'refused') as refused, count(returned) as returned
      from deliveries where send_id = ${sendId} group by domain order by count(*) desc limit 10`,
  );
  const [back] = await readAside<{ bounced: number; complaints: number; left: number }>(
    sql`select
      (select count(*) from deliveries where send_id = ${sendId} and returned in ('hard bounce', 'soft bounce')) as bounced,
      (select count(*) from deliveries where send_id = ${sendId} and returned = 'complaint') as complaints,
      (select count(*) from subscribers s join deliveries d on d.send_id = ${sendId} and d.subscriber_id = s.id
        where s.status = 'left' and d.status = 'accepted' and s.ended_at > d.settled_at) as left`,
  );
  const kept = await db()
    .select({ count: count() })
    .from(deliveries)
    .where(and(eq(deliveries.sendId, sendId), eq(deliveries.status, 'accepted'), eq(deliveries.answer, KEPT)));
  return {
    versions: versions.map((each) => ({
      ...each,
      count: byVersion.find(({ version }) => version === each.number)?.count ?? 0,
    })),
    ...{ excluded, domains },
    back: back!,
    kept: kept[0]?.count ?? 0,
  };
}

/** The first of the rows of a status, with what was said about them. */
export function listRows(sendId: number, status: 'refused' | 'uncertain', limit: number) {
  return db()
    .select({ id: deliveries.id, email: deliveries.email, answer: deliveries.answer, at: deliveries.settledAt })
    .from(deliveries)
    .where(and(eq(deliveries.sendId, sendId), eq(deliveries.status, status)))
    .orderBy(asc(deliveries.id))
    .limit(limit);
}

/** The editions that can be sent: out or about to be, and not on their way or sent already; the latest first. */
export async function listToSend(): Promise<{ id: number; number: number; title: string; isOut: boolean }[]> {
  const taken = db()
    .select({ id: sends.briefingId })
    .from(sends)
    .where(inArray(sends.status, ['planned', 'held', 'sending', 'paused', 'done']));
  const found = await db()
    .select({ id: briefings.id, number: briefings.number, title: briefings.title, status: briefings.status })
    .from(briefings)
    .where(and(inArray(briefings.status, ['published', 'scheduled']), notInArray(briefings.id, taken)))
    .orderBy(desc(briefings.editionDate))
    .limit(20);
  return found.map(({ status, ...edition }) => ({ ...edition, isOut: status === 'published' }));
}
