import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Asks for a page, without compression, and tells how long the whole answer took and how large it was. Throws if it was
 * not a page.
 */
export async function ask(address: string): Promise<{ ms: number; bytes: number }> {
  const start = performance.now();
  const response = await fetch(address, { headers: { 'Accept-Encoding': 'identity' }, redirect: 'manual' });
  const body = await response.arrayBuffer();
  const ms = performance.now() - start;
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}.`);
  return { ms, bytes: body.byteLength };
}

const STATIC = '.next/static';

/** The file of the build whose size is nearest to this, as its address. The server hands it out without drawing. */
export function staticFileLike(bytes: number): { path: string; bytes: number } {
  const files = readdirSync(STATIC, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => ({ path: `/_next/static/${name}`, bytes: statSync(join(STATIC, name)).size }));
  const [nearest] = files.sort((a, b) => Math.abs(a.bytes - bytes) - Math.abs(b.bytes - bytes));
  if (!nearest) throw new Error(`There is no file in ${STATIC}.`);
  return nearest;
}
