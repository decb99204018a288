import { setImmediate } from 'node:timers/promises';
import { and, eq, gt, lte, sum } from 'drizzle-orm';
import { db, transact, transactAside, type Transaction } from '@/db/client';
import { deliveries, sendMinutes, sends } from '@/db/schema/sends';
import { settings as settingsTable } from '@/db/schema/settings';
import { formatMoment } from '@/lib/dates';
import { log } from '@/lib/log';
import type { Settings } from '@/lib/settings';
import { Crew } from './crew';
import {
  claim,
  count,
  finish,
  listRunning,
  pauseItself,
  say,
  settleAll,
  type Claim,
  type Figures,
  type Settled,
} from './ledger';
import { findPress } from './mail-of-send';
import { hasWork, openSends } from './open-sends';
import { minuteOf, rateAt, readyAt, roomIn, slowDown, startPace, take, windowsOf, type Pace } from './pace';
import { BEAT, keepLease, releaseLease } from './sender-lease';
import type { Lane } from './smtp-lane';
import { writerFor, type Writer } from './write-mail';

/** In milliseconds: the longest between two turns, and the longest wait for answers when it is to stop. */
const TURN = 200;
const LAST_ANSWERS = 10_000;

/** Times that sockets are looked at before a turn is written: a fraction of a millisecond, in which others are answered as well. */
const ROUNDS = 4;

async function afterRounds(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) await setImmediate();
}

/** One stretch of sending by the process that holds the lease: turn after turn, until there is nothing left to do. */
export class SendSession {
  private readonly crew: Crew;
  private readonly writers = new Map<string, Writer>();
  /** How many were handed over in each minute of the last day, by whichever process. */
  private readonly minutes = new Map<number, number>();
  private settings!: Settings;
  private pace!: Pace;
  private isSlowed = false;
  /** When the limit of an hour or a day leaves room again. */
  private fullUntil = 0;
  private isMine = true;
  /** Whether there was something to claim when it was last asked for. */
  private hasFound = false;
  private beatAt = 0;
  private openedAt = 0;
  private stopAt = 0;
  private wake = () => {};
  /** Settles when all turns are on the disk. */
  private stored: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly key: string,
    lanes: Lane[],
    private readonly clock: () => Date,
  ) {
    this.crew = new Crew(lanes, clock, () => this.wake());
  }

  /** Hands nothing over any more, and waits for the answers that are due. */
  stop(): void {
    this.stopAt ||= this.now() + LAST_ANSWERS;
    this.wake();
  }

  /** Sends until there is nothing to be done, it is stopped, or another process has taken over. */
  async send(): Promise<void> {
    await this.prepare();
    try {
      while (!this.isOver()) {
        const isMore = this.takesUp() && (await this.open());
        const rest = await this.turn();
        if (isMore || rest === 0) continue;
        if (!this.crew.isBusy && this.takesUp() && !(await hasWork(this.clock()))) break;
        await this.rest(rest);
      }
    } finally {
      this.crew.close();
      while (this.crew.isBusy) await this.rest(TURN);
      await this.write(this.crew.takeSettled(), 0);
      await this.stored;
      await transact((tx) => releaseLease(tx, this.key));
    }
  }

  /** Begins what is due, now and then; says whether there is more of it to do at once. */
  private async open(): Promise<boolean> {
    if (Math.abs(this.now() - this.openedAt) < TURN) return false;
    const isMore = await openSends(this.clock());
    if (!isMore) this.openedAt = this.now();
    return isMore;
  }

  private now = () => this.clock().getTime();

  private takesUp = () => this.stopAt === 0 && this.isMine;

  private isOver(): boolean {
    if (this.takesUp()) return false;
    return !this.crew.isBusy || (this.stopAt > 0 && this.now() > this.stopAt);
  }

  private rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        // What else is answered at this moment goes into the same transaction.
        void afterRounds(ROUNDS).then(resolve);
      };
    });
  }

  private async prepare(): Promise<void> {
    await this.readSettings();
    this.pace = startPace(this.settings.mailsPerSecond, this.now());
    const counted = await db()
      .select({ minute: sendMinutes.minute, handed: sum(sendMinutes.handed).mapWith(Number) })
      .from(sendMinutes)
      .where(gt(sendMinutes.minute, new Date(this.now() - 86_460_000)))
      .groupBy(sendMinutes.minute);
    for (const { minute, handed } of counted) this.minutes.set(minute.getTime(), handed);
  }

  private async readSettings(): Promise<void> {
    const [row] = await db().select().from(settingsTable);
    this.settings = row!;
    // Somebody may change the limit while it runs.
    if (this.pace) this.pace.limit = row!.mailsPerSecond || Infinity;
  }

  /** Writes down what was answered and hands over the next; says for how long it may rest, 0 for not at all. */
  private async turn(): Promise<number> {
    // Whoever writes down an answer sees in the same transaction what is due.
    const mayTake = this.takesUp() && this.now() >= this.fullUntil && this.crew.hasRoom;
    const isDue = mayTake && (this.crew.hasSettled || this.hasFound || (await this.hasDue()));
    // At one moment: what came of a connection's last mail is written down by the transaction that claims its next.
    const settled = this.crew.takeSettled();
    const idle = isDue ? this.crew.countIdle() : 0;
    const isBeat = this.now() - this.beatAt >= BEAT || this.now() < this.beatAt;
    if (settled.length === 0 && idle === 0 && !isBeat) return TURN;
    const isBusy = await this.write(settled, idle, isBeat);
    if (isBusy) return 0;
    return idle > 0 ? Math.min(TURN, Math.max(1, readyAt(this.pace, this.now()) - this.now())) : TURN;
  }

  private async hasDue(): Promise<boolean> {
    const due = await db()
      .select({ id: deliveries.id })
      .from(sends)
      .innerJoin(deliveries, and(eq(deliveries.sendId, sends.id), eq(deliveries.status, 'waiting')))
      .where(and(eq(sends.status, 'sending'), lte(deliveries.dueAt, this.clock())))
      .limit(1);
    return due.length > 0;
  }

  /** Says whether it got on, so that there may be more at once. */
  private async write(settled: Settled[], idle: number, isBeat = false): Promise<boolean> {
    const now = this.clock();
    try {
      const booked = await transactAside((tx) => this.book(tx, { settled, idle, now, isBeat }));
      const { claims, excluded } = booked.result;
      const stored = booked.stored.catch((error: unknown) => log.error('the disk did not store a turn', error));
      this.stored = Promise.all([this.stored, stored]);
      for (const each of claims) await this.hand(each, booked.stored);
      return (this.hasFound = claims.length > 0 || excluded > 0);
    } catch (error) {
      // Another process holds the database, or the disk is full: what was answered must not be forgotten.
      this.crew.giveBack(settled);
      log.error('a turn of the sender failed', error);
      await this.rest(TURN);
      return false;
    }
  }

  private async book(
    tx: Transaction,
    { settled, idle, now, isBeat }: { settled: Settled[]; idle: number; now: Date; isBeat: boolean },
  ): Promise<{ claims: Claim[]; excluded: number }> {
    if (isBeat) {
      this.isMine = await keepLease(tx, this.key, now);
      this.beatAt = now.getTime();
      await this.readSettings();
    }
    const figures: Figures = new Map();
    await settleAll(tx, settled, { key: this.key, now, figures });
    for (const each of settled) await this.heed(tx, each, now);
    const found = this.takesUp() ? await this.claimNext(tx, { idle, now, figures }) : { claims: [], excluded: 0 };
    await count(tx, figures, now);
    return found;
  }

  /** From the oldest send that something can be claimed from; those of which no row is open end. */
  private async claimNext(
    tx: Transaction,
    { idle, now, figures }: { idle: number; now: Date; figures: Figures },
  ): Promise<{ claims: Claim[]; excluded: number }> {
    for (const send of await listRunning(tx)) {
      for (const words of this.crew.takeWords()) await say(tx, { sendId: send.id, words, now });
      if (!send.isOut) {
        await pauseItself(tx, { sendId: send.id, why: 'The edition was withdrawn.', now });
        continue;
      }
      if (idle > 0) {
        const grant = (wanted: number) => this.grant(wanted, now);
        const order = { send, key: this.key, now, figures, most: idle, take: grant };
        const found = await claim(tx, order);
        if (found.claims.length > 0 || found.excluded > 0) return found;
        if (this.fullUntil > now.getTime()) await this.sayFull(tx, send.id, now);
      }
      await finish(tx, send.id, now);
    }
    return { claims: [], excluded: 0 };
  }

  /** As many of the wanted as pace and limits allow at this moment. */
  private grant(wanted: number, now: Date): number {
    if (wanted === 0) return 0;
    const counted = [...this.minutes].map(([minute, handed]) => ({ minute, handed }));
    const room = roomIn(windowsOf(this.settings), counted, now.getTime());
    this.fullUntil = room.left > 0 ? 0 : room.from;
    const granted = take(this.pace, Math.min(wanted, room.left), now.getTime());
    const minute = minuteOf(now.getTime());
    this.minutes.set(minute, (this.minutes.get(minute) ?? 0) + granted);
    return granted;
  }

  private async sayFull(tx: Transaction, sendId: number, now: Date): Promise<void> {
    const when = formatMoment(new Date(this.fullUntil), this.settings);
    await say(tx, { sendId, words: `The limit of an hour or a day is reached. It goes on at ${when}.`, now });
  }

  /** What an answer means for the mails to come. */
  private async heed(tx: Transaction, { claim: { sendId }, outcome }: Settled, now: Date): Promise<void> {
    const { kind, answer } = outcome;
    if (kind === 'barred') {
      await pauseItself(tx, { sendId, why: `The mail server takes no mail of ours: ${withoutAddresses(answer)}`, now });
    } else if (kind === 'deferred' && outcome.slowDown && slowDown(this.pace, now.getTime())) {
      const perMinute = Math.max(1, Math.round(rateAt(this.pace, this.pace.quietUntil) * 60));
      const words = `The mail server asks for less: ${withoutAddresses(answer)} After a rest, ${perMinute} a minute.`;
      await say(tx, { sendId, words, now });
      this.isSlowed = true;
    } else if (this.isSlowed && kind === 'accepted' && rateAt(this.pace, now.getTime()) === this.pace.limit) {
      await say(tx, { sendId, words: 'Back to the full pace.', now });
      this.isSlowed = false;
    }
  }

  private async hand(given: Claim, stored: Promise<void>): Promise<void> {
    const name = `${given.sendId}/${given.version}`;
    try {
      const writer = this.writers.get(name) ?? writerFor(await findPress(given, this.settings), this.settings);
      this.writers.set(name, writer);
      this.crew.hand(given, writer(given, this.clock()), stored);
    } catch (error) {
      // Such as a key for DKIM that cannot be read: it would be the same for everyone.
      log.error(`the mail of send ${given.sendId} could not be written`, error);
      const answer = 'The mail could not be written. The log of the server says why.';
      this.crew.settle({ claim: given, outcome: { kind: 'barred', answer } });
    }
  }
}

/** The log of a send is for everybody at the desk, and servers like to repeat whom a mail was for. */
const withoutAddresses = (answer: string) => answer.replaceAll(/<?[^\s<>@]+@[^\s<>@]+>?/g, '…');
