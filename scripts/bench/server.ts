import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A server of the bench's own: where it answers, and how to end it. */
export type Site = { address: string; stop: () => Promise<void> };

const PATIENCE_MS = 30_000;

/** Servers that still run if this process ends early go with it. */
const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((server) => server.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** What the site's processes get: production, and a database that is not the newsroom's. */
export function siteEnvironment(dataFolder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    AUTH_SECRET: 'not a secret: for the benchmark only',
    DATA_DIR: dataFolder,
    SITE_URL: '',
  };
}

/** Ends this program with the benchmark, however that ends. */
export function endWithUs(program: ChildProcess): void {
  running.add(program);
  program.once('close', () => running.delete(program));
}

/** Starts the site as `npm start` does, on a free port with this folder of data. Resolves when it answers. */
export async function startSite(dataFolder: string, more: Record<string, string> = {}): Promise<Site> {
  const port = await freePort();
  const server = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], {
    env: { ...siteEnvironment(dataFolder), PORT: String(port), ...more },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  running.add(server);
  const ended = once(server, 'close').then(() => running.delete(server));
  const address = `http://localhost:${port}`;
  await answers(address, server);
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
  };
  return { address, stop };
}

/** Asks for a file rather than a page, so that no page is drawn before it is measured. */
async function answers(address: string, server: ChildProcess): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end && server.exitCode === null) {
    const response = await fetch(`${address}/favicon.svg`).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await wait(100);
  }
  server.kill('SIGKILL');
  throw new Error(`The site did not answer at ${address}.`);
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
