import type { Claim, Settled } from './ledger';
import type { Message } from './message';
import { KEPT } from './outbox-lane';
import type { Lane } from './smtp-lane';

/** Waits before a mail server that could not be reached is tried again, in milliseconds. */
const BACK_OFF = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000];

/**
 * The connections of a sender: each is closed, opening, idle, or has one mail in its hand. What came of the mails is collected
 * here until it is written down.
 */
export class Crew {
  private readonly opening = new Set<Lane>();
  private readonly inHand = new Map<Lane, Claim>();
  private settled: Settled[] = [];
  private failures = 0;
  private notBefore = 0;
  private words: string[] = [];

  /** `changed` is called when there is something to take up. */
  constructor(
    private readonly lanes: Lane[],
    private readonly clock: () => Date,
    private readonly changed: () => void,
  ) {}

  get isBusy(): boolean {
    return this.inHand.size > 0;
  }

  /** Whether a connection has no mail in its hand, be it open or not. */
  get hasRoom(): boolean {
    return this.inHand.size < this.lanes.length;
  }

  get hasSettled(): boolean {
    return this.settled.length > 0;
  }

  /** How many could take a mail now. Opens those that are closed, unless the server could not be reached a moment ago. */
  countIdle(): number {
    for (const lane of this.lanes) if (!lane.isOpen && !this.inHand.has(lane)) void this.open(lane);
    return this.idle().length;
  }

  private idle(): Lane[] {
    return this.lanes.filter((lane) => lane.isOpen && !this.inHand.has(lane) && !this.opening.has(lane));
  }

  private async open(lane: Lane): Promise<void> {
    if (this.opening.has(lane) || this.clock().getTime() < this.notBefore) return;
    // While the server cannot be reached, one connection tries for all.
    if (this.failures > 0 && this.opening.size > 0) return;
    this.opening.add(lane);
    try {
      await lane.open();
      if (this.failures > 1) this.words.push('The mail server answers again.');
      this.failures = 0;
    } catch (error) {
      const wait = BACK_OFF[Math.min(this.failures, BACK_OFF.length - 1)]!;
      this.notBefore = this.clock().getTime() + wait;
      // Once is no news: servers close connections at odd moments.
      if (++this.failures === 2) this.words.push(`The mail server cannot be reached: ${(error as Error).message}`);
    } finally {
      this.opening.delete(lane);
      this.changed();
    }
  }

  /**
   * Hands a mail to an idle connection, which it leaves as soon as its claim is `stored`; `write` makes it, and what it throws is
   * what is wrong with the recipient.
   */
  hand(claim: Claim, write: Write, stored: Promise<void>): void {
    const [lane] = this.idle();
    if (!lane) return this.settle({ claim, outcome: { kind: 'lost', answer: 'No connection was left.' } });
    this.inHand.set(lane, claim);
    void carry(lane, write, stored).then((came) => {
      this.inHand.delete(lane);
      this.settle({ claim, ...came });
    });
  }

  /** What came of a mail, to be written down. */
  settle(settled: Settled): void {
    this.settled.push(settled);
    this.changed();
  }

  /** What came of mails since it was last asked; whoever takes it writes it down, or gives it back. */
  takeSettled(): Settled[] {
    return this.settled.splice(0);
  }

  giveBack(settled: Settled[]): void {
    this.settled.unshift(...settled);
  }

  /** What there is to say about the mail server. */
  takeWords(): string[] {
    return this.words.splice(0);
  }

  /** Closes every connection; a mail in hand whose end was sent is uncertain then. */
  close(): void {
    for (const lane of this.lanes) lane.close();
  }
}

/** Makes the mail, or, where it is kept, the words of it. */
export type Write = { message: () => Message; kept: () => NonNullable<Settled['kept']> };

async function carry(lane: Lane, write: Write, stored: Promise<void>): Promise<Omit<Settled, 'claim'>> {
  let message: Message | undefined;
  let kept: Settled['kept'];
  try {
    if (lane.keeps) kept = write.kept();
    else message = write.message();
  } catch (error) {
    return { outcome: { kind: 'refused', answer: (error as Error).message } };
  }
  if (message) return { outcome: await lane.hand(message, stored) };
  return { outcome: { kind: 'accepted', answer: KEPT }, ...(kept && { kept }) };
}
