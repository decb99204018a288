/**
 * A mail server that takes everything and keeps nothing, for the benchmark of sending: a process of its own. Prints its port in a
 * line, and for each line it gets, how many mails arrived since the last and, after the first so many, how many in a second.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';

/** Mails that warm up a process which has just begun. */
const WARM_UP = Number(process.argv[2]);

let [count, bytes, from, to] = [0, 0, 0, 0];

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onData(stream, _session, done) {
    stream.on('data', (chunk: Buffer) => (bytes += chunk.length));
    stream.on('end', () => {
      count++;
      to = performance.now();
      if (count === WARM_UP) from = to;
      done(null);
    });
  },
});
server.listen(0, '127.0.0.1');
await once(server.server, 'listening');
console.log((server.server.address() as AddressInfo).port);

createInterface(process.stdin).on('line', () => {
  console.log(JSON.stringify({ count, bytes, perSecond: ((count - WARM_UP) * 1000) / (to - from) }));
  [count, bytes, from, to] = [0, 0, 0, 0];
});
