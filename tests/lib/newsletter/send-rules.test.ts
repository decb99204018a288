import { describe, expect, test } from 'vitest';
import { moveSend, secondsToRetry, settle, type SendAct, type SendStatus } from '@/lib/newsletter/rules';
import { asksToSlowDown, inOneLine, outcomeOf, type SmtpError } from '@/lib/newsletter/server-answers';

const STATUSES: SendStatus[] = ['planned', 'held', 'sending', 'paused', 'done', 'cancelled'];

test.each([
  ['plan', { planned: 'planned', held: 'planned' }],
  ['hold', { planned: 'held' }],
  ['start', { planned: 'sending', held: 'sending' }],
  ['pause', { sending: 'paused' }],
  ['resume', { paused: 'sending' }],
  ['cancel', { planned: 'cancelled', held: 'cancelled', sending: 'cancelled', paused: 'cancelled' }],
  ['finish', { sending: 'done' }],
  ['reopen', { done: 'sending', sending: 'sending', paused: 'paused' }],
] as [SendAct, Partial<Record<SendStatus, SendStatus>>][])(
  '%s moves a send where it may, and nowhere else',
  (act, moves) => {
    for (const status of STATUSES) {
      const move = moveSend(status, act);
      expect(move.ok ? move.status : undefined).toBe(moves[status]);
    }
  },
);

const error = (given: Partial<SmtpError>) => Object.assign(new Error(given.message ?? 'failed'), given);

describe('an answer', () => {
  test.each([
    ['550 5.1.1 No such user', 'EENVELOPE', 'RCPT TO', 'refused'],
    ['554 5.7.1 Spam', 'EMESSAGE', 'DATA', 'refused'],
    ['450 4.2.1 Mailbox busy', 'EENVELOPE', 'RCPT TO', 'deferred'],
    ['452 4.2.2 Over quota', 'EMESSAGE', 'DATA', 'deferred'],
    ['421 4.7.0 Too many', 'EMESSAGE', 'DATA', 'deferred'],
    ['421 4.7.0 Too many', 'ECONNECTION', 'CONN', 'deferred'],
    ['550 5.7.1 You are not allowed to send as this', 'EENVELOPE', 'MAIL FROM', 'barred'],
    ['450 4.1.8 Sender address unknown for now', 'EENVELOPE', 'MAIL FROM', 'deferred'],
  ])('%s is %s', (response, code, command, kind) => {
    const responseCode = Number(response.slice(0, 3));
    expect(outcomeOf(error({ response, responseCode, code, command }), { ended: true })).toMatchObject({
      kind,
      answer: response,
    });
  });

  test.each([
    ['ECONNECTION', undefined, false, 'lost'],
    ['ECONNECTION', undefined, true, 'uncertain'],
    ['ETIMEDOUT', undefined, true, 'uncertain'],
    ['ESOCKET', undefined, false, 'lost'],
    ['EPROTOCOL', 250, true, 'uncertain'],
    // Half a line that begins like a refusal, and then the end: not an answer.
    ['ECONNECTION', 554, true, 'uncertain'],
    ['ECONNECTION', 554, false, 'lost'],
    ['EENVELOPE', undefined, false, 'refused'],
    ['EMESSAGE', undefined, false, 'barred'],
  ])('that never came (%s, %s, the end sent: %s) is %s', (code, responseCode, ended, kind) => {
    expect(outcomeOf(error({ code, ...(responseCode && { responseCode }) }), { ended }).kind).toBe(kind);
  });

  test('is one line that can be seen', () => {
    expect(inOneLine('550-no\r\n550 \u202Ereally\u0000no ')).toBe('550-no 550  really no');
    expect(inOneLine('x'.repeat(5000))).toHaveLength(300);
  });

  test.each([
    ['421 Service not available, closing transmission channel', true],
    ['421-4.7.0 Our system has detected an unusual rate', true],
    ['450 4.7.1 Try again later', true],
    ['451 4.7.650 The mail server has been temporarily rate limited', true],
    ['451 4.3.2 System not accepting network messages', true],
    ['451 Rate limit exceeded, please slow down', true],
    ['452 Too many messages from you', true],
    ['451 4.7.1 Greylisting in action, please come back later', false],
    ['450 4.2.0 Recipient address rejected: Greylisted', false],
    ['452 4.2.2 The email account that you tried to reach is over quota: rate limit exceeded', false],
    ['450 4.1.1 Unverified address', false],
    ['451 Local error in processing', false],
    ['550 5.7.1 Too many complaints', false],
    ['', false],
  ])('%j asks to slow down: %s', (answer, does) => {
    expect(asksToSlowDown(answer)).toBe(does);
  });
});

describe('what becomes of a row', () => {
  test.each([
    [{ kind: 'accepted', answer: '250 ok' }, 0, { status: 'accepted', answer: '250 ok', attempts: 1 }],
    [{ kind: 'refused', answer: '550' }, 2, { status: 'refused', answer: '550', attempts: 3 }],
    [{ kind: 'uncertain', answer: 'lost' }, 0, { status: 'uncertain', answer: 'lost', attempts: 1 }],
    [{ kind: 'barred', answer: '550' }, 1, { status: 'waiting', answer: '550', wait: 0, attempts: 1 }],
    [
      { kind: 'deferred', answer: '450', slowDown: false },
      0,
      { status: 'waiting', answer: '450', wait: 60, attempts: 1 },
    ],
    [{ kind: 'lost', answer: 'gone' }, 0, { status: 'waiting', answer: 'gone', wait: 5, attempts: 1 }],
    [{ kind: 'lost', answer: 'gone' }, 2, { status: 'waiting', answer: 'gone', wait: 900, attempts: 3 }],
    [
      { kind: 'deferred', answer: '450', slowDown: true },
      12,
      { status: 'refused', answer: 'Given up after 13 attempts. 450', attempts: 13 },
    ],
  ] as const)('after %j at attempt %i', (outcome, attempts, settled) => {
    expect(settle(outcome, attempts)).toEqual(settled);
  });

  test('it is tried again after waits that never get shorter, for more than a day', () => {
    for (const kind of ['deferred', 'lost'] as const) {
      const waits = Array.from({ length: 12 }, (_, index) => secondsToRetry(kind, index + 1)!);
      expect(waits).toEqual([...waits].sort((a, b) => a - b));
      expect(waits.reduce((sum, wait) => sum + wait)).toBeGreaterThan(24 * 3600);
      expect(secondsToRetry(kind, 13)).toBeUndefined();
    }
  });
});
