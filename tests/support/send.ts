/** Sends what is planned until it is killed: node --import tsx send.ts <smtp url> <connections> <milliseconds the clock is ahead>. */
import { startSender } from '@/lib/newsletter/sender';
import { smtpLane } from '@/lib/newsletter/smtp-lane';

const [url, connections, ahead] = process.argv.slice(2);
startSender({
  clock: () => new Date(Date.now() + Number(ahead)),
  lanes: () => Array.from({ length: Number(connections) }, () => smtpLane(url!)),
});
console.log('sending');
