/**
 * What a failed delivery says about the address. Hard: the mailbox is not there, and nothing will change that. Soft: it may
 * work another time, because the mailbox is full, a server was away, or somebody did not like this one mail.
 */
export type BounceKind = 'hard bounce' | 'soft bounce';

/** The codes of RFC 3463 by which a mailbox is not there; the second and third number of a permanent failure (5.x.y). */
const GONE = new Set([
  '1.0', // something about the address
  '1.1', // no such mailbox
  '1.2', // no such host
  '1.3', // no possible address
  '1.4', // ambiguous
  '1.6', // moved, and nobody knows where
  '1.10', // the domain says that it takes no mail (RFC 7505)
  '2.0', // something about the mailbox
  '2.1', // closed
  '4.1', // Exchange says this of mailboxes that are not there
  '4.4', // no server for the domain
]);

/** Replies of RFC 5321 that say the same; 552 is a full mailbox, 554 is said of everything. */
const GONE_REPLIES = ['550', '551', '553'];

/**
 * Reads the status code of a report (such as 5.1.1). Where it says no more than "failed" (5.0.0, or nothing), `words`, what
 * the other server answered, may say more: the code in them, or its three digits.
 */
export function bounceKind(status: string, words: string): { kind: BounceKind; code: string } {
  const code = isVague(status) ? (codeIn(words) ?? status) : status;
  if (!isVague(code)) return { kind: isGone(code) ? 'hard bounce' : 'soft bounce', code };
  const reply = /(?:^|[^\d.])([245]\d\d)(?![\d.])/.exec(words)?.[1] ?? '';
  return { kind: GONE_REPLIES.includes(reply) ? 'hard bounce' : 'soft bounce', code: code || reply };
}

const isVague = (code: string) => code === '' || code.endsWith('.0.0');

const isGone = (code: string) => code.startsWith('5.') && GONE.has(code.slice(2));

/** The first status code of a failure in a text, if it says more than that there was one. */
export function codeIn(text: string): string | undefined {
  const codes = [...text.matchAll(/(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/g)].map(([, code]) => code!);
  return codes.find((code) => !isVague(code)) ?? codes[0];
}
