import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endWithUs, freePort } from './server';

/** Debian's nginx with deploy/nginx.conf, and beside it the same nginx with plain files. */
export type Edge = { address: string; files: string; folder: string; stop: () => Promise<void> };

const NGINX = '/usr/sbin/nginx';

/** Whether the programs are there that this part of the benchmark needs. */
export const canMeasureEdge = () => [NGINX, '/usr/bin/wrk'].every((program) => existsSync(program));

/** Starts nginx in front of the site at this port. Files laid into `folder` are served as they are, marked as gzip. */
export async function startEdge(site: string, port: number): Promise<Edge> {
  const sitePort = new URL(site).port;
  const prefix = mkdtempSync(join(tmpdir(), 'aisle-five-edge-'));
  const folder = join(prefix, 'files');
  mkdirSync(folder);
  const filesPort = await freePort();
  writeFileSync(
    join(prefix, 'nginx.conf'),
    mainFile({ prefix, folder, sitePort, port, filesPort, headers: await headersOf(site) }),
  );
  const nginx = spawn(NGINX, ['-p', prefix, '-c', join(prefix, 'nginx.conf'), '-e', join(prefix, 'error.log')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  endWithUs(nginx);
  const address = `http://127.0.0.1:${port}`;
  await answering(address);
  const stop = async () => {
    nginx.kill('SIGTERM');
    await once(nginx, 'close');
    rmSync(prefix, { recursive: true, force: true });
  };
  return { address, files: `http://127.0.0.1:${filesPort}`, folder, stop };
}

/** What a page says about itself, for the file to say the same: the bytes that are compared are all bytes. */
async function headersOf(site: string): Promise<string[]> {
  const { headers } = await fetch(site, { headers: { 'Accept-Encoding': 'gzip' } });
  const own = ['content-type', 'content-length', 'content-encoding', 'etag', 'date', 'connection', 'keep-alive'];
  return [...headers]
    .filter(([name]) => !own.includes(name) && !name.startsWith('x-accel'))
    .map(([name, value]) => `add_header ${name} "${value}";`);
}

type Places = { prefix: string; folder: string; sitePort: string; port: number; filesPort: number; headers: string[] };

/** deploy/nginx.conf as it is, but for where it listens, where the site is and where it keeps its pages. */
function mainFile({ prefix, folder, sitePort, port, filesPort, headers }: Places): string {
  const site = readFileSync('deploy/nginx.conf', 'utf8')
    .replace('/var/cache/nginx/aisle-five', join(prefix, 'cache'))
    .replace('127.0.0.1:3000', `127.0.0.1:${sitePort}`)
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('listen [::]:80;', '');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${join(prefix, kind)};`,
  );
  return `
    daemon off;
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    worker_processes 1;
    pid ${join(prefix, 'nginx.pid')};
    events { worker_connections 1024; }
    http {
      access_log off;
      # As in Debian's own nginx.conf.
      sendfile on;
      tcp_nopush on;
      keepalive_requests 1000000;
      ${temporary.join('\n')}
      ${site}
      server {
        listen 127.0.0.1:${filesPort};
        root ${folder};
        default_type "text/html; charset=utf-8";
        add_header Content-Encoding gzip;
        ${headers.join('\n')}
      }
    }`;
}

async function answering(address: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (
      await fetch(address).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await wait(100);
  }
  throw new Error(`nginx did not answer at ${address}.`);
}
