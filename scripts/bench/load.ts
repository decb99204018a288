import autocannon from 'autocannon';
import { percentile } from './figures';

const CONNECTIONS = 50;

/** What a server gave under load: answers a second, and the milliseconds an answer took. */
export type Load = { perSecond: number; p50: number; p99: number };

/** Asks a site for these paths in turn, over and over, on 50 connections at once. Any answer but 200 is a failure. */
export async function load(address: string, paths: string[], seconds: number): Promise<Load> {
  const times: number[] = [];
  const result = await autocannon({
    url: address,
    connections: CONNECTIONS,
    duration: seconds,
    requests: paths.map((path) => ({ method: 'GET', path })),
    // autocannon's own percentiles are whole milliseconds.
    setupClient: (client) => client.on('response', (_status, _bytes, took) => times.push(took)),
  });
  const { errors, timeouts, non2xx, requests } = result;
  if (errors + timeouts + non2xx > 0) {
    const counts = `${errors} broken off, ${timeouts} without an answer in time, ${non2xx} answered with a failure`;
    throw new Error(
      `Of ${requests.total} requests for ${paths[0]}: ${counts}. Was the site built anew meanwhile? Run this again.`,
    );
  }
  return { perSecond: times.length / result.duration, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}
