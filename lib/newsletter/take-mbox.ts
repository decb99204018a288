import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { MOST_REPORT_BYTES, readReport } from './read-report';
import { takeReturn } from './take-return';

export type MboxCount = { mails: number; reports: number; taken: number };

/** Takes in every report of an mbox file (RFC 4155), or of one raw message, as it is read: any length, little memory. */
export async function takeMbox(input: Readable, now: Date): Promise<MboxCount> {
  const count: MboxCount = { mails: 0, reports: 0, taken: 0 };
  for await (const raw of mailsOf(input)) {
    count.mails++;
    const report = await readReport(raw);
    if (!report) continue;
    count.reports++;
    if ((await takeReturn({ report, now })).ok) count.taken++;
  }
  return count;
}

/** A mail begins at a line "From " after an empty one; lines of a mail that look like it have a > in front. */
async function* mailsOf(input: Readable): AsyncGenerator<Buffer> {
  // Every byte is one character, so that nothing is lost whatever the mail is written in.
  const lines = createInterface({ input: input.setEncoding('latin1'), crlfDelay: Infinity });
  let mail: string[] = [];
  let size = 0;
  let isAfterEmpty = true;
  for await (const line of lines) {
    if (isAfterEmpty && line.startsWith('From ')) {
      if (mail.length > 0) yield bytesOf(mail);
      [mail, size] = [[], 0];
    } else if (size <= MOST_REPORT_BYTES) {
      size += line.length + 2;
      mail.push(line.replace(/^>(>*From )/, '$1'));
    }
    isAfterEmpty = line === '';
  }
  if (mail.length > 0) yield bytesOf(mail);
}

const bytesOf = (mail: string[]) => Buffer.from(mail.join('\r\n'), 'latin1');
