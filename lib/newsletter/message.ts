import { createHash, randomBytes, type KeyObject } from 'node:crypto';
import { domainToASCII } from 'node:url';
import signatureOf from 'nodemailer/lib/dkim/sign';
import { encodeWord as mimeWord } from 'nodemailer/lib/mime-funcs';
import MimeNode from 'nodemailer/lib/mime-node';
import { encode, wrap } from 'nodemailer/lib/qp';
import { fillHtml, fillText, MERGE_FIELDS, type MergeFields } from './merge-fields';

/** The mail as it was composed (`mail_versions`). */
export type MailVersion = { subject: string; html: string; text: string };

/** What every mail of a send has in its head. */
export type Letterhead = {
  from: { name: string; address: string };
  /** Empty for the sender's own address. */
  replyTo: string;
  /** Name and domain of the list (RFC 2919), such as Aisle Five <briefing.aislefive.example>. */
  list: { name: string; domain: string };
  dkim: { domainName: string; keySelector: string; privateKey: KeyObject } | undefined;
};

export type Recipient = {
  email: string;
  format: 'designed' | 'plain';
  fields: MergeFields;
  /** With its angle brackets. */
  messageId: string;
  /** Where a report about this mail goes (Return-Path). */
  returnPath: string;
  /** How to leave (RFC 2369 and 8058); a mail that is only a test has none. */
  leave?: { url: string; mailto: string };
  date: Date;
};

/** `wire` is the mail as SMTP carries it, with the line that ends it (RFC 5321, 4.5.2): no line of its own begins with a dot. */
export type Message = { from: string; to: string; wire: Buffer };

const END = Buffer.from('.\r\n');

/** The mail itself. */
export const rawOf = ({ wire }: Message): Buffer => wire.subarray(0, -END.length);

/** Writes a mail for one recipient after another. */
export type MailPress = (recipient: Recipient) => Message;

/**
 * Prepares a composed mail for many recipients: what is the same for all is encoded once, in quoted-printable, so that no relay
 * has a reason to touch it and the signature holds. What differs is put between two soft line breaks, which leave no trace
 * when it is read (RFC 2045, 6.7).
 */
export function prepareMail(version: MailVersion, head: Letterhead): MailPress {
  const html = template(version.html, fillHtml);
  const text = template(version.text, fillText);
  const common = commonFields(version.subject, head);
  const boundary = `=_${randomBytes(12).toString('hex')}`;
  const bodies = {
    plain: {
      type: 'text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable',
      pieces: /\n$/.test(version.text) ? text : [...text, fixed('\r\n')],
    },
    designed: {
      type: `multipart/alternative; boundary="${boundary}"\r\nContent-Transfer-Encoding: 7bit`,
      pieces: [
        partHead(boundary, 'plain'),
        ...text,
        partHead(boundary, 'html'),
        ...html,
        fixed(`\r\n--${boundary}--\r\n`),
      ],
    },
  };
  return (recipient) => {
    const { type, pieces } = bodies[recipient.format];
    const body = pieces.map((piece) => piece(recipient.fields));
    const to = asEnvelope(recipient.email);
    const lines = [...common, ...ownFields(to, recipient), `Content-Type: ${type}`].join('\r\n');
    const signature = head.dkim ? `${sign(lines, Buffer.concat(body).toString('latin1'), head.dkim)}\r\n` : '';
    return {
      from: recipient.returnPath,
      to,
      wire: Buffer.concat([Buffer.from(`${signature}${lines}\r\n\r\n`), ...body, END]),
    };
  };
}

/** A piece of a body as it travels, which is ASCII alone. */
type Piece = (fields: MergeFields) => Buffer;

function fixed(sent: string): Piece {
  const bytes = Buffer.from(sent, 'latin1');
  return () => bytes;
}

const partHead = (boundary: string, type: 'plain' | 'html') =>
  fixed(
    `${type === 'html' ? '\r\n' : ''}--${boundary}\r\nContent-Type: text/${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`,
  );

const FIELD = new RegExp(`(\\{\\{(?:${MERGE_FIELDS.join('|')})\\}\\})`);

/** The words as they travel, with their fields to be filled in by `fill`. */
function template(words: string, fill: (text: string, fields: MergeFields) => string): Piece[] {
  const pieces = words.split(FIELD).filter(Boolean);
  return pieces.map((piece, index) => {
    const end = index < pieces.length - 1 ? '=\r\n' : '';
    if (!FIELD.test(piece)) return fixed(asSent(piece) + end);
    return (fields) => Buffer.from(asSent(fill(piece, fields)) + end, 'latin1');
  });
}

/** Quoted-printable, in lines of 76 (RFC 2045, 6.7), none of which begins with a dot: so no program on the way doubles or drops one. */
const asSent = (words: string) => wrap(encode(words.replaceAll(/\r\n?|\n/g, '\r\n')), 74).replaceAll(/^\./gm, '=2E');

/** The fields of the head that are the same for all. */
function commonFields(subject: string, { from, replyTo, list }: Letterhead): string[] {
  const node = new MimeNode('text/plain');
  node.setHeader({
    From: { ...from },
    ...(replyTo && { 'Reply-To': { name: '', address: replyTo } }),
    Subject: subject,
  });
  return [
    ...node
      .buildHeaders()
      .split(/\r\n(?![ \t])/)
      .filter((line) => /^(From|Reply-To|Subject):/.test(line)),
    `List-Id: ${encodeWord(list.name.replaceAll(/[^\p{L}\p{N} -]+/gu, ' ').trim())} <${list.domain}>`,
    // What tells programs on holiday not to answer (RFC 3834, 2): older ones know this alone.
    'Precedence: bulk',
    'MIME-Version: 1.0',
  ];
}

/** A name as a phrase of a head: as it is if its letters are those of ASCII, otherwise in encoded words of 75 (RFC 2047, 2). */
const encodeWord = (name: string) =>
  /^[\w -]*$/.test(name) ? name : mimeWord(name, 'Q', 75).replaceAll('?= =?', '?=\r\n =?');

function ownFields(to: string, { messageId, date, leave }: Recipient): string[] {
  return [
    `To: ${to}`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${messageId}`,
    ...(leave
      ? [`List-Unsubscribe: <${leave.url}>,\r\n <${leave.mailto}>`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click']
      : []),
  ];
}

/** An address and nothing that could begin another line or name a second recipient. */
const PLAIN = /^[^\s<>,;:"()[\]\\\p{Cc}@]+@[^\s<>,;:"()[\]\\\p{Cc}@]+$/u;

/**
 * The address as mail servers want it: a domain in another script is written in ASCII, unless what is before the @ is not ASCII
 * either, which takes a server that knows SMTPUTF8 (RFC 6531).
 * @throws Error if it is not one plain address: such ones do not get onto the list.
 */
function asEnvelope(email: string): string {
  if (!PLAIN.test(email)) throw new Error('A mail goes to one plain address.');
  const [local, domain] = email.split('@') as [string, string];
  return isAscii(email) || !isAscii(local) ? email : `${local}@${domainToASCII(domain) || domain}`;
}

const isAscii = (text: string) => /^[\x21-\x7e]+$/.test(text);

/** The signature of DKIM (RFC 6376), relaxed in both parts: relays may fold lines anew and drop spaces at their ends. */
function sign(lines: string, body: string, key: NonNullable<Letterhead['dkim']>): string {
  const headers = lines.split(/\r\n(?![ \t])/).map((line) => ({
    key: line.slice(0, line.indexOf(':')).toLowerCase(),
    line: Buffer.from(line).toString('latin1'),
  }));
  const relaxed = body
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(' \r\n', '\r\n')
    .replace(/(\r\n)*$/, '\r\n');
  const bodyHash = createHash('sha256').update(relaxed).digest('base64');
  const field = signatureOf(headers, 'sha256', bodyHash, key);
  if (!field) throw new Error('The DKIM key cannot sign.');
  return field;
}
