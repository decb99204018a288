import { mkdir, open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { leaveByMail } from './leave-by-mail';
import { MOST_REPORT_BYTES, readReport } from './read-report';
import { takeReturn } from './take-return';

/** Of a mailbox that has filled up for weeks, so many at once. */
const MOST_AT_ONCE = 200;

/**
 * Takes in what lies in the mailbox for returns, a Maildir (RETURNS_MAILDIR), which a mail server fills or a program that
 * fetches mail by IMAP or POP. What was read is moved to `cur`, marked as seen if it was a report or somebody who
 * leaves by mail; the rest is left there for a person. A crash in between loses nothing: a report read twice counts once. Says how many were taken in.
 */
export async function collectReturns(now: Date): Promise<number> {
  const { RETURNS_MAILDIR: folder } = env();
  if (folder === undefined) return 0;
  const names = await readdir(join(folder, 'new')).catch(() => []);
  if (names.length > 0) await mkdir(join(folder, 'cur'), { recursive: true });
  let taken = 0;
  for (const name of names.sort().slice(0, MOST_AT_ONCE)) {
    const raw = await beginningOf(join(folder, 'new', name));
    const report = await readReport(raw);
    const { ok } = report ? await takeReturn({ report, now }) : await leaveByMail(raw, now);
    if (ok) taken++;
    await rename(join(folder, 'new', name), join(folder, 'cur', `${name}:2,${report || ok ? 'S' : ''}`));
  }
  if (taken > 0) log.info(`${taken} of ${names.length} mails to the mailbox for returns were taken in`);
  return taken;
}

/** No more than a report has. What follows in a longer mail is somebody's attachment. */
async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_REPORT_BYTES), 0, MOST_REPORT_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
