/** Serves the site. `npm start` and `npm run dev` come here when all is prepared. */
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import next from 'next';
import { door } from '@/lib/door';
import { isSetUp } from '@/lib/editors/add-editor';
import { setUpToken } from '@/lib/editors/tokens';
import { env } from '@/lib/env';
import { sendPicture } from '@/lib/media/send-picture';
import { startWorker, type Worker } from './worker-loop';

/** Milliseconds between two looks at whether another process has published something. */
const CHANGES_EVERY = 200;

/** Milliseconds between two writings of how often pages were read. */
const VIEWS_EVERY = 5000;

const port = env().PORT;
const dev = process.env.NODE_ENV === 'development';
// Where people come back to from an OpenID provider: next-auth would take the address this machine has for itself.
process.env.AUTH_URL = env().SITE_URL;
const app = next({ dev, port, hostname: 'localhost' });
await app.prepare();

const listeningOn = () => (server.address() as AddressInfo).port;
const { open, lookForChanges, storeViews } = door({
  serve: app.getRequestHandler(),
  assets: new Set(['_next', ...readdirSync('public')]),
  sendPicture,
  origin: () => `http://localhost:${listeningOn()}`,
  edge: env().EDGE_URL,
  dev,
});
const server = createServer((request, response) => void open(request, response));
// A proxy keeps idle connections for a minute (nginx: keepalive_timeout 60s). Whoever closes first should be the proxy: else a
// request may set out on a connection that is being closed, and is lost.
server.keepAliveTimeout = 65_000;

server.on('error', (error: NodeJS.ErrnoException) => {
  const inUse = `Port ${port} is in use. Stop what runs there, or choose another: PORT=3001 npm start`;
  console.error(error.code === 'EADDRINUSE' ? inUse : `The site cannot listen on port ${port}: ${error.message}`);
  process.exit(1);
});

let worker: Worker | undefined;

server.listen(port, () => {
  setInterval(lookForChanges, CHANGES_EVERY).unref();
  setInterval(() => void storeViews(new Date()), VIEWS_EVERY).unref();
  if (env().WORKER === 'on') worker = startWorker();
  void sayWhere();
});

/** Where the site is, and, while nobody can sign in yet, the one address at which the first person sets up the desk. */
async function sayWhere(): Promise<void> {
  const site = process.env.SITE_URL || `http://localhost:${listeningOn()}`;
  const desk = (await isSetUp()) ? `${site}/admin` : `${site}/admin/set-up?token=${setUpToken()}`;
  console.log(`  Open      ${site}\n  Desk      ${desk}\n\n  Ctrl+C stops it.`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    const stop = () => void Promise.all([storeViews(new Date()), worker?.stop()]).finally(() => process.exit(0));
    server.close(stop);
    server.closeIdleConnections();
    // Whoever still holds a connection after this has had time to finish.
    setTimeout(stop, 3000).unref();
    // And whatever still hangs after this is cut off: everything is done in transactions, so nothing is left half done.
    setTimeout(() => process.exit(0), 10_000).unref();
  });
}
