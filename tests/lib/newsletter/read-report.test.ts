import { describe, expect, test } from 'vitest';
import { readReport } from '@/lib/newsletter/read-report';
import { messageIdOf, returnAddress } from '@/lib/newsletter/return-address';
import * as shapes from '../../fixtures/reports';

const about = { returnTo: returnAddress('bounces@site.example', 7), messageId: messageIdOf(7, 'site.example') };
const stranger = { returnTo: 'bounces@site.example', messageId: '<7-0123456789abcdef0123@site.example>' };
const read = (text: string) => readReport(Buffer.from(text));

const { postfix, vague, qmail, exim } = shapes;

describe('what came back', () => {
  test.each<[string, string, string, string]>([
    ['Postfix: no such user', postfix(about), 'hard bounce', '5.1.1'],
    ['Postfix: no such domain', postfix(about, { status: '5.1.2' }), 'hard bounce', '5.1.2'],
    ['Postfix: no server for the domain', postfix(about, { status: '5.4.4' }), 'hard bounce', '5.4.4'],
    [
      'Postfix: given up after days',
      postfix(about, { status: '4.4.1', words: 'connect timed out' }),
      'soft bounce',
      '4.4.1',
    ],
    ['a full mailbox', postfix(about, { status: '5.2.2', words: '552 5.2.2 full' }), 'soft bounce', '5.2.2'],
    ['a closed mailbox', postfix(about, { status: '5.2.1' }), 'hard bounce', '5.2.1'],
    ['taken for spam', postfix(about, { status: '5.7.1', words: '550 5.7.1 looks like spam' }), 'soft bounce', '5.7.1'],
    ['the sender is what they refuse', postfix(about, { status: '5.1.8' }), 'soft bounce', '5.1.8'],
    ['too large', postfix(about, { status: '5.3.4' }), 'soft bounce', '5.3.4'],
    [
      'a status with words',
      postfix(about, { status: '5.1.1 (bad destination mailbox address)' }),
      'hard bounce',
      '5.1.1',
    ],
    ['Exchange, to the visible sender', shapes.exchange(about), 'hard bounce', '5.1.10'],
    ['Gmail', shapes.gmail(about), 'hard bounce', '5.1.1'],
    ['a vague status, a clear code', vague(about, '550 5.1.1 unknown'), 'hard bounce', '5.1.1'],
    ['a vague status, a clear reply', vague(about, '550 no such user'), 'hard bounce', '5.0.0'],
    ['a vague status, a full mailbox', vague(about, '552 over quota'), 'soft bounce', '5.0.0'],
    ['a vague status, no words', vague(about, 'sorry'), 'soft bounce', '5.0.0'],
    ['qmail', qmail(about), 'hard bounce', '5.1.1'],
    ['qmail: a full mailbox', qmail(about, 'Remote host said: 452 4.2.2 over quota'), 'soft bounce', '4.2.2'],
    ['Exim', exim(about), 'hard bounce', '550'],
    ['Exim: another time', exim(about, '451 try later'), 'soft bounce', '451'],
    ['a complaint', shapes.complaint(about), 'complaint', ''],
    ['a complaint about fraud', shapes.complaint(about, 'fraud'), 'complaint', ''],
    ['a complaint that hides who', shapes.redacted(about), 'complaint', ''],
  ])('%s', async (_what, text, kind, code) => {
    expect(await read(text)).toMatchObject({ kind, code, deliveryId: 7 });
    // Some things on the way give lines another end.
    expect(await read(text.replaceAll('\r\n', '\n'))).toMatchObject({ kind, code, deliveryId: 7 });
  });

  test('what the other server said is kept, on one line', async () => {
    expect((await read(postfix(about)))!.detail).toBe(
      '550 5.1.1 <reader@mail.example>: Recipient address rejected: User unknown',
    );
  });

  test.each<[string, string]>([
    ['that it is late', postfix(about, { action: 'delayed', status: '4.4.1' })],
    ['that it arrived', postfix(about, { action: 'delivered', status: '2.0.0' })],
    ['that somebody is away', shapes.outOfOffice(about)],
    ['that it was no spam after all', shapes.complaint(about, 'not-spam')],
    ['that the check of the sender failed', shapes.complaint(about, 'auth-failure')],
    ['Exim: that it is late', exim(about, 'The message has not yet been delivered; it will be retried. 451')],
    ['something a person wrote', 'From: a@b.example\r\n\r\n550 5.1.1 no such user'],
    ['nothing', ''],
    ['no mail at all', '\0\u0001\u0002'.repeat(1000)],
    [
      'parts without end',
      `Content-Type: multipart/mixed; boundary=x\r\n\r\n${'--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n'.repeat(500)}`,
    ],
  ])('no return: %s', async (_what, text) => {
    expect(await read(text)).toBeUndefined();
  });

  test.each<[string, string]>([
    ['Postfix', postfix(stranger)],
    ['Exchange', shapes.exchange(stranger)],
    ['qmail', qmail(stranger)],
    ['a complaint', shapes.complaint(stranger)],
  ])('a made-up report names nobody: %s', async (_what, text) => {
    expect((await read(text))!.deliveryId).toBeUndefined();
  });

  test('the same report has the same fingerprint, whatever was added on its way', async () => {
    const [first, again, other] = await Promise.all([
      read(postfix(about)),
      read(`Received: from a by b\r\n${postfix(about)}`),
      read(postfix(about, { status: '5.1.2' })),
    ]);
    expect(again!.fingerprint).toBe(first!.fingerprint);
    expect(other!.fingerprint).not.toBe(first!.fingerprint);
  });
});
