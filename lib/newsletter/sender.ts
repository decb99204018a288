import { randomUUID } from 'node:crypto';
import { transact } from '@/db/client';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { hasWork } from './open-sends';
import { outboxLane } from './outbox-lane';
import { takeLease } from './sender-lease';
import { SendSession } from './send-session';
import { smtpLane, type Lane } from './smtp-lane';

export type Sender = {
  /** Takes up nothing new and settles when what is under way is answered and written down. */
  stop: () => Promise<void>;
};

type Options = { clock?: () => Date; lanes?: () => Lane[] };

/** Milliseconds between two looks for work. */
const EVERY = 1_000;

/** Sends whatever is to be sent, for as long as this process lives. Any number of processes may run one: one of them sends. */
export function startSender({ clock = () => new Date(), lanes = lanesOfEnvironment }: Options = {}): Sender {
  const key = randomUUID();
  let stopped = false;
  let session: SendSession | undefined;
  let wake = () => {};
  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, EVERY);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function work(): Promise<void> {
    if (!(await hasWork(clock()))) return;
    if (!(await transact((tx) => takeLease(tx, key, clock())))) return;
    session = new SendSession(key, lanes(), clock);
    if (stopped) session.stop();
    await session.send();
    session = undefined;
  }

  async function run(): Promise<void> {
    while (!stopped) {
      await work().catch((error: unknown) => log.error('the sender failed', error));
      if (!stopped) await rest();
    }
  }

  const running = run();
  return {
    stop: () => {
      stopped = true;
      session?.stop();
      wake();
      return running;
    },
  };
}

/** As many connections as the environment says; without a mail server, the outbox of the desk. */
function lanesOfEnvironment(): Lane[] {
  const { SMTP_URL, SMTP_CONNECTIONS } = env();
  return SMTP_URL ? Array.from({ length: SMTP_CONNECTIONS }, () => smtpLane(SMTP_URL)) : [outboxLane()];
}
