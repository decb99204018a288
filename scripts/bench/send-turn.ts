/**
 * Our sender, for as many mails as are asked for, then it stops as a worker does: node --expose-gc --import tsx send-turn.ts
 * <smtp url> <connections> <mails> <file>. The file gets one of the mails. Prints JSON about the time before the first mail and memory.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { closeDatabase } from '@/db/client';
import { rawOf } from '@/lib/newsletter/message';
import { startSender } from '@/lib/newsletter/sender';
import { smtpLane, type Lane } from '@/lib/newsletter/smtp-lane';

const [url = '', connections, mails, file = ''] = process.argv.slice(2);
const start = performance.now();
let [handed, firstAt, most] = [0, 0, 0];
let isKept = existsSync(file);
let stop = () => {};
const stopped = new Promise<void>((resolve) => (stop = resolve));

const look = () => (most = Math.max(most, process.memoryUsage().rss));

function watched(lane: Lane): Lane {
  return {
    get isOpen() {
      return lane.isOpen;
    },
    open: lane.open,
    close: lane.close,
    hand: async (message, stored) => {
      firstAt ||= performance.now();
      const outcome = await lane.hand(message, stored);
      if (!isKept) writeFileSync(file, rawOf(message));
      isKept = true;
      if (++handed % 100 === 0) look();
      if (handed >= Number(mails)) stop();
      return outcome;
    },
  };
}

const sender = startSender({ lanes: () => Array.from({ length: Number(connections) }, () => watched(smtpLane(url))) });
await stopped;
const heap = () => {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed;
};
const memory = { heap: heap(), rss: look() };
await sender.stop();
closeDatabase();
console.log(JSON.stringify({ seconds: (firstAt - start) / 1000, ...memory }));
