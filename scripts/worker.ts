/** The worker by itself, until it is told to stop. Started by worker.mjs. */
import { closeDatabase, databaseFile, db } from '@/db/client';
import { startWorker } from './worker-loop';

try {
  db();
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}

const worker = startWorker();
console.log(`The worker watches ${databaseFile()}. Ctrl+C stops it.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void worker.stop().finally(() => {
      closeDatabase();
      process.exit(0);
    });
  });
}
