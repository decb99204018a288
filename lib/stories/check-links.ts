import { and, eq, gt, inArray, isNull, notInArray } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/sqlite-core';
import { db, transact } from '@/db/client';
import { bench, briefings, slots } from '@/db/schema/briefings';
import { linkChecks } from '@/db/schema/link-checks';
import { fetchOutside, type OutsideAnswer, type OutsideFailure, type OutsideRequest } from '@/lib/fetch-outside';
import { linksOf } from './link-queries';

type Checked = { status: 'fine' | 'dead' | 'unsure'; detail: string };

/** Hours for which an answer counts: what is dead is looked at again soon, for somebody may be mending it. */
const HOURS: Record<Checked['status'], number> = { fine: 24, dead: 1, unsure: 3 };

const HOUR = 3_600_000;

/** Addresses in one round. */
const MOST = 10;

const PATIENCE = 15_000;

/**
 * Looks whether the links of the stories that are about to go out lead anywhere, and says how many it asked. One after
 * another and no host twice in a round, so nobody is pestered. What is no longer named is forgotten.
 */
export async function checkLinks(now: Date): Promise<number> {
  const urls = [...new Set((await linksOf(db(), await storiesToGoOut())).map(({ url }) => url))];
  await forgetAllBut(urls);
  const due = onePerHost(await dueOf(urls, now)).slice(0, MOST);
  for (const url of due) {
    const checked = await check(url, await isOnline(now));
    const row = { url, ...checked, checkedAt: now };
    await transact((tx) => tx.insert(linkChecks).values(row).onConflictDoUpdate({ target: linkChecks.url, set: row }));
  }
  return due.length;
}

/** Those in the places and on the benches of editions that readers do not have yet. */
async function storiesToGoOut(): Promise<number[]> {
  const isToGoOut = and(inArray(briefings.status, ['draft', 'scheduled']), isNull(briefings.trashedAt));
  const of = (table: typeof slots | typeof bench) =>
    db()
      .select({ id: table.storyId })
      .from(table)
      .innerJoin(briefings, and(eq(briefings.id, table.briefingId), isToGoOut));
  const rows = await unionAll(of(slots), of(bench));
  return [...new Set(rows.map(({ id }) => id))];
}

async function forgetAllBut(urls: string[]): Promise<void> {
  const isForgotten = notInArray(linkChecks.url, urls);
  if ((await db().$count(linkChecks, isForgotten)) === 0) return;
  await transact((tx) => tx.delete(linkChecks).where(isForgotten));
}

/** Those that were never asked, and those whose answer is old. */
async function dueOf(urls: string[], now: Date): Promise<string[]> {
  const known = new Map((await db().select().from(linkChecks)).map((row) => [row.url, row]));
  return urls.filter((url) => {
    const row = known.get(url);
    return !row || now.getTime() - row.checkedAt.getTime() >= HOURS[row.status] * HOUR;
  });
}

function onePerHost(urls: string[]): string[] {
  const hosts = new Map<string, string>();
  for (const url of urls) {
    const host = URL.canParse(url) ? new URL(url).host : url;
    if (!hosts.has(host)) hosts.set(host, url);
  }
  return [...hosts.values()];
}

/** Whether something out there answered lately: without a network every name seems not to exist. */
async function isOnline(now: Date): Promise<boolean> {
  const isRecent = gt(linkChecks.checkedAt, new Date(now.getTime() - 24 * HOUR));
  return (await db().$count(linkChecks, and(eq(linkChecks.status, 'fine'), isRecent))) > 0;
}

/** Asks for the head first, which costs least; some servers do not know how to answer that, so then for the page. */
async function check(url: string, isOnline: boolean): Promise<Checked> {
  const request: OutsideRequest = { patience: PATIENCE, mostBytes: 0, whenLarger: 'cut' };
  const head = await fetchOutside(url, { ...request, method: 'HEAD' });
  if (head.ok ? head.status < 400 : SURE.includes(head.reason)) return verdict(head, isOnline);
  return verdict(await fetchOutside(url, request), isOnline);
}

/** Failures for which no second question is needed. */
const SURE: OutsideFailure['reason'][] = ['not an address', 'not allowed', 'no such name'];

function verdict(answer: OutsideAnswer | OutsideFailure, isOnline: boolean): Checked {
  if (answer.ok) {
    const isGone = answer.status === 404 || answer.status === 410;
    const status = answer.status < 400 ? 'fine' : isGone ? 'dead' : 'unsure';
    return { status, detail: `answered ${answer.status}` };
  }
  const isDead = SURE.includes(answer.reason) && (answer.reason !== 'no such name' || isOnline);
  return { status: isDead ? 'dead' : 'unsure', detail: answer.detail };
}
