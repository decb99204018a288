/** What happens at the desk without anybody pressing anything. Runs inside the server process, or apart (worker.ts). */
import { announcers } from '@/lib/announce';
import { keepWires } from '@/lib/briefings/keep-wires';
import { runJobs } from '@/lib/briefings/run-jobs';
import { newPasswordCarriers } from '@/lib/editors/ask-for-new-password';
import { mailers } from '@/lib/email';
import { log } from '@/lib/log';
import { removers } from '@/lib/media/delete-picture';
import { encoders } from '@/lib/media/encode-picture';
import { collectReturns } from '@/lib/newsletter/collect-returns';
import { runImports } from '@/lib/newsletter/run-imports';
import { tidyImports } from '@/lib/newsletter/tidy-imports';
import { keepTime } from '@/lib/newsletter/keep-time';
import { startSender } from '@/lib/newsletter/sender';
import { signUpCarriers } from '@/lib/newsletter/sign-up-mail';
import { testCarriers } from '@/lib/newsletter/send-test';
import { welcomeCarriers } from '@/lib/newsletter/welcome';
import { carryOut } from '@/lib/outbox';
import { checkLinks } from '@/lib/stories/check-links';
import { emptyTrash } from '@/lib/stories/trash';
import { clusterItems } from '@/lib/wire/cluster-items';
import { tidyWire } from '@/lib/wire/forget-items';
import { readNextSource } from '@/lib/wire/read-source';

type Round = {
  /** What is being done, for the log. */
  name: string;
  /** Milliseconds between the end of one round and the next. */
  every: number;
  work: (now: Date) => Promise<unknown>;
};

const carriers = {
  ...{ ...announcers, ...mailers, ...newPasswordCarriers, ...encoders, ...removers },
  ...{ ...signUpCarriers, ...testCarriers, ...welcomeCarriers },
};

/** So many feeds are read at the same time: one that drips holds up a quarter of the rest. */
const READERS = 4;

/** Each claims what it does in a transaction of its own, so any number of workers may run (docs/decisions/012-jobs.md). */
const ROUNDS: Round[] = [
  { name: 'planned publications', every: 1000, work: runJobs },
  {
    name: 'the outbox',
    every: 2000,
    work: (now) => carryOut(carriers, now),
  },
  { name: 'the trash', every: 60 * 60_000, work: emptyTrash },
  { name: 'rests and links of subscribers', every: 5 * 60_000, work: keepTime },
  { name: 'links of stories to come', every: 10_000, work: checkLinks },
  { name: 'imports of subscribers', every: 1000, work: runImports },
  { name: 'old imports', every: 60 * 60_000, work: tidyImports },
  { name: 'mail that came back', every: 30_000, work: collectReturns },
  ...Array.from({ length: READERS }, () => ({ name: 'feeds of the wire', every: 1000, work: readNextSource })),
  { name: 'clusters of the wire', every: 5000, work: clusterItems },
  { name: 'the wire of editions that went out', every: 60_000, work: keepWires },
  { name: 'old items of the wire', every: 60 * 60_000, work: tidyWire },
];

export type Worker = {
  /** Takes up nothing new and settles when what is under way is done. */
  stop: () => Promise<void>;
};

/** Starts all rounds, each by itself: a slow mail server holds up no publication. */
export function startWorker(): Worker {
  const running = [...ROUNDS.map(keepGoing), startSender().stop];
  return { stop: async () => void (await Promise.all(running.map((stop) => stop()))) };
}

function keepGoing({ name, every, work }: Round): () => Promise<void> {
  let stopped = false;
  let current = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const go = () => {
    current = work(new Date())
      .catch((error: unknown) => log.error(`the worker failed at ${name}`, error))
      .then(() => {
        if (!stopped) timer = setTimeout(go, every);
      });
  };
  go();
  return () => {
    stopped = true;
    clearTimeout(timer);
    return current;
  };
}
