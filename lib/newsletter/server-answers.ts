import type { Outcome } from './rules';

/** What the library for SMTP says when a mail was not taken. */
export type SmtpError = Error & { code?: string; response?: string; responseCode?: number; command?: string };

/** How far the mail had gone: whether the server can have seen its end. */
export type Progress = { ended: boolean };

/** Longer answers are no explanation any more. */
const LONGEST = 300;

/** One line of text that can be seen, of what a server said. */
export function inOneLine(answer: string): string {
  return answer
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, LONGEST);
}

/**
 * What came of a mail that was not taken. A server that answered has decided: 4xx is not yet, 5xx is never (RFC 5321, 4.2.1). Without
 * an answer it depends on whether it can have seen the end of the mail: if not, it has not taken it (4.1.1.4); if so, nobody knows.
 */
export function outcomeOf(error: SmtpError, { ended }: Progress): Outcome {
  const answer = inOneLine(error.response ?? error.message);
  // Where commands are sent in one go, the library reports 421 as a lost connection: it is an answer, and never a yes.
  const isAnswer = error.code === 'EENVELOPE' || error.code === 'EMESSAGE' || error.responseCode === 421;
  if (isAnswer && error.responseCode) {
    if (error.responseCode < 500) return { kind: 'deferred', answer, slowDown: asksToSlowDown(answer) };
    return { kind: error.command === 'MAIL FROM' ? 'barred' : 'refused', answer };
  }
  // Not sent at all: the library, or the server's word of what it supports, objects to the address or to the mail's size.
  if (error.code === 'EENVELOPE') return { kind: 'refused', answer };
  if (error.code === 'EMESSAGE') return { kind: 'barred', answer };
  return { kind: ended ? 'uncertain' : 'lost', answer };
}

/**
 * Whether an answer asks us to send less: 421 (the server closes), the enhanced codes 4.7.x of policy and 4.3.2 and 4.4.5 of a
 * system that is too busy (RFC 3463), or plain words. What is about one mailbox (4.1.x, 4.2.x) and greylisting is no such answer.
 */
export function asksToSlowDown(answer: string): boolean {
  const [, code, enhanced = ''] = /^(\d{3})[ -](?:(4\.\d{1,3}\.\d{1,3})\b)?/.exec(answer) ?? [];
  if (!code?.startsWith('4') || /gr[ae]y.?list/i.test(answer) || /^4\.[12]\./.test(enhanced)) return false;
  if (code === '421' || /^4\.(7\.\d+|3\.2|4\.5)$/.test(enhanced)) return true;
  return /too (many|fast|much)|slow(er)? ?down|rate.{0,12}(limit|exceed)|throttl|exceeded .{0,30}(rate|limit|quota)/i.test(
    answer,
  );
}
