/**
 * Told to by a first line, sends what is planned until it is killed: node --import tsx send.ts <smtp url> <connections> <ahead>
 * <speed>. The clock is so many milliseconds ahead and runs so many times as fast, so that nobody waits for what is to be tried
 * again in hours.
 */
import { once } from 'node:events';
import { startSender } from '@/lib/newsletter/sender';
import { smtpLane } from '@/lib/newsletter/smtp-lane';

const [url, connections, ahead, speed] = process.argv.slice(2);
await once(process.stdin, 'data');
const begun = Date.now();
startSender({
  clock: () => new Date(begun + Number(ahead) + (Date.now() - begun) * Number(speed)),
  lanes: () => Array.from({ length: Number(connections) }, () => smtpLane(url!)),
});
