import type { IncomingMessage, ServerResponse } from 'node:http';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { db, transact, type Transaction } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { mailVisitHours, mailVisits, pageViews } from '@/db/schema/page-views';
import { sends } from '@/db/schema/sends';
import { settings } from '@/db/schema/settings';
import { answerFor } from './addresses';
import { addDays, dateInZone, hourOf } from './dates';
import { log } from './log';

/** An address is no longer than this, so neither is a body. */
const MOST_BYTES = 300;

/** What is counted: the pages of stories and briefings. */
const COUNTED = /^\/(stories|briefings)\/[a-z0-9-]+$/;

/** A page, and behind it what a link in a mail says: of which edition the mail was. */
const SENT = /^([^?]*)(?:\?via=mail-(\d{1,6}))?$/;

/** Days for which counts are kept. */
const KEPT_DAYS = 400;

/** In milliseconds. */
const DAY = 86_400_000;

export type ViewCounter = {
  /** Answers POST /views, whose body is the path of a page that a reader has open. */
  receive: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Writes what was counted since the last time into the database, in one transaction. */
  store: (now: Date) => Promise<void>;
};

/**
 * Counts how often pages are read. Nothing about the reader is looked at or kept, so a page opened twice counts twice. What
 * was counted is in memory for a few seconds before it is stored: a crash loses those seconds, and nothing else.
 */
export function createViewCounter(): ViewCounter {
  let counted = new Map<string, number>();
  const add = (page: string, views: number) => counted.set(page, (counted.get(page) ?? 0) + views);

  return {
    async receive(request, response) {
      const body = await bodyOf(request);
      if (body === undefined) return void request.socket.destroy();
      // The same answer to everybody: it tells nothing about what there is, and costs the reader nothing.
      response.writeHead(204, { 'cache-control': 'no-store' }).end();
      const [, path = '', edition] = SENT.exec(body) ?? [];
      if (!isReader(request) || !(await isPublishedPage(path))) return;
      add(path, 1);
      if (edition && (await countsVisitsFrom(Number(edition)))) add(`${path}?${Number(edition)}`, 1);
    },

    async store(now) {
      if (counted.size === 0) return;
      const mine = counted;
      counted = new Map();
      try {
        await write(mine, now);
      } catch (error) {
        log.error('page views could not be stored and are kept for the next time', error);
        for (const [page, views] of mine) add(page, views);
      }
    },
  };
}

/** Whether a page of this site sent it, for a reader who does not mind being counted. */
function isReader({ headers }: IncomingMessage): boolean {
  return headers['sec-fetch-site'] === 'same-origin' && headers.dnt !== '1' && headers['sec-gpc'] !== '1';
}

/** Only what readers can open is ever counted, so made-up paths cannot fill the table, nor the memory. */
async function isPublishedPage(path: string): Promise<boolean> {
  if (!COUNTED.test(path)) return false;
  const found = await answerFor(path);
  return found.status === 200 && found.page === path;
}

/** Whether the newsroom wants to know how often links are followed, and this edition is out. */
async function countsVisitsFrom(edition: number): Promise<boolean> {
  const [newsroom] = await db().select({ countsClicks: settings.countsClicks }).from(settings);
  if (!newsroom?.countsClicks) return false;
  const published = and(eq(briefings.number, edition), eq(briefings.status, 'published'));
  return (await db().$count(briefings, published)) > 0;
}

/** The body, unless it is longer than any address or whoever sent it hung up. */
function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('latin1');
      if (body.length > MOST_BYTES) resolve(undefined);
    });
    request.on('end', () => resolve(body));
    request.on('close', () => resolve(undefined));
  });
}

/** Added to the day that it is in the newsroom; a view in the last seconds of a day may so be counted for the next. */
async function write(counted: Map<string, number>, now: Date): Promise<void> {
  const [newsroom] = await db().select({ timeZone: settings.timeZone }).from(settings);
  const day = dateInZone(now, newsroom?.timeZone ?? 'UTC');
  await transact(async (tx) => {
    for (const [page, views] of counted) {
      const [path = '', edition] = page.split('?');
      if (edition) {
        await addVisits(tx, { edition: Number(edition), path, visits: views, now });
        continue;
      }
      await tx
        .insert(pageViews)
        .values({ day, path, views })
        .onConflictDoUpdate({
          target: [pageViews.day, pageViews.path],
          set: { views: sql`${pageViews.views} + excluded.views` },
        });
    }
    await tx.delete(pageViews).where(lt(pageViews.day, addDays(day, -KEPT_DAYS)));
  });
}

/** Links in a mail: each by itself and, on the first day after the mail left, all together by the hour. */
async function addVisits(
  tx: Transaction,
  { edition, path, visits, now }: { edition: number; path: string; visits: number; now: Date },
): Promise<void> {
  await tx
    .insert(mailVisits)
    .values({ edition, path, visits })
    .onConflictDoUpdate({
      target: [mailVisits.edition, mailVisits.path],
      set: { visits: sql`${mailVisits.visits} + excluded.visits` },
    });
  const left = tx.select({ id: briefings.id }).from(briefings).where(eq(briefings.number, edition));
  const isFirstDay = and(eq(sends.briefingId, sql`${left}`), gt(sends.startedAt, new Date(now.getTime() - DAY)));
  if ((await tx.$count(sends, isFirstDay)) === 0) return;
  await tx
    .insert(mailVisitHours)
    .values({ edition, hour: hourOf(now), visits })
    .onConflictDoUpdate({
      target: [mailVisitHours.edition, mailVisitHours.hour],
      set: { visits: sql`${mailVisitHours.visits} + excluded.visits` },
    });
}
