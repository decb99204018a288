import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Load } from './load';

const run = promisify(execFile);

const UNITS: Record<string, number> = { us: 0.001, ms: 1, s: 1000 };

/** What a server gives under load of 50 connections, by wrk, which is faster than any of the servers. */
export async function wrk(
  address: string,
  { seconds, encoding }: { seconds: number; encoding: string },
): Promise<Load> {
  const { stdout } = await run('wrk', [
    ...['-t', '1', '-c', '50', '-d', `${seconds}s`, '--latency'],
    ...['-H', `Accept-Encoding: ${encoding}`, address],
  ]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${address} failed under load:\n${stdout}`);
  const latency = (share: string) => {
    const [, value, unit] = new RegExp(`${share}%\\s+([\\d.]+)(us|ms|s)`).exec(stdout)!;
    return Number(value) * UNITS[unit!]!;
  };
  return { perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)![1]), p50: latency('50'), p99: latency('99') };
}
