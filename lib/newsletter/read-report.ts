import { createHash } from 'node:crypto';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { bounceKind, codeIn, type BounceKind } from './return-kind';
import { deliveryNamedIn } from './return-address';

/** What came back, as it was read. `deliveryId` is there only if the report holds what we signed into the mail itself. */
export type Report = {
  kind: BounceKind | 'complaint';
  deliveryId: number | undefined;
  /** Status code of RFC 3463, or the three digits of RFC 5321, or nothing. */
  code: string;
  detail: string;
  /** The same for the same report, however often it arrives. */
  fingerprint: string;
};

/** Bytes. A report with the mail it is about stays far below. */
export const MOST_REPORT_BYTES = 2_000_000;

const LONGEST_DETAIL = 500;

/** A report may nest others, and we never look deeper than into the mail that came back. */
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024, forceRfc822Attachments: true };

/**
 * Reads a raw message: a delivery report (RFC 3464, and the older ones of qmail and Exim) or a complaint (RFC 5965).
 * Undefined for all else: answers of people, out-of-office notes, reports of success or that a mail is still on its way.
 */
export async function readReport(raw: Uint8Array): Promise<Report | undefined> {
  const mail = await PostalMime.parse(raw, LIMITS).catch(() => undefined);
  if (!mail) return undefined;
  const said = readComplaint(mail) ?? readDeliveryStatus(mail) ?? readOldBounce(mail);
  if (!said) return undefined;
  const deliveryId = deliveryOf(mail);
  const detail = said.detail.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return {
    ...said,
    detail: detail.slice(0, LONGEST_DETAIL),
    deliveryId,
    fingerprint: fingerprintOf(mail, raw, deliveryId),
  };
}

type Said = Pick<Report, 'kind' | 'code' | 'detail'>;

function readComplaint(mail: Email): Said | undefined {
  const part = partOf(mail, 'message/feedback-report');
  if (!part) return undefined;
  const [fields] = fieldGroups(textOf(part));
  const type = fields?.get('feedback-type')?.toLowerCase() ?? '';
  // RFC 6430: "not-spam" takes a complaint back. RFC 6591: a failed check of the sender is about us, not the recipient.
  if (type === 'not-spam' || type === 'auth-failure') return undefined;
  return { kind: 'complaint', code: '', detail: [type, fields?.get('user-agent') ?? ''].filter(Boolean).join(', ') };
}

/** One group of fields for the message, then one for each recipient. Our mails have one recipient each. */
function readDeliveryStatus(mail: Email): Said | undefined {
  const part = partOf(mail, 'message/delivery-status') ?? partOf(mail, 'message/global-delivery-status');
  if (!part) return undefined;
  const failed = fieldGroups(textOf(part)).find((fields) => fields.get('action')?.toLowerCase().startsWith('failed'));
  if (!failed) return undefined;
  const words = (failed.get('diagnostic-code') ?? '').replace(/^\s*[\w-]+\s*;\s*/, '');
  return { ...bounceKind(codeIn(failed.get('status') ?? '') ?? '', words), detail: words };
}

/** Exim names the recipients in a header; qmail begins its text always the same (cr.yp.to/proto/qsbmf.txt). */
function readOldBounce(mail: Email): Said | undefined {
  const text = mail.text ?? '';
  const isBounce = headerOf(mail, 'x-failed-recipients') !== '' || /^\s*Hi\. This is the/.test(text);
  if (!isBounce) return undefined;
  const words = text.split(/^-{3,}.*(?:copy of the message|undelivered message).*$/im)[0]!.slice(0, 4000);
  // A warning that a mail is late has the same looks.
  if (/\bwill (?:be|continue to be) (?:re-?tried|retried)|not yet been delivered/i.test(words)) return undefined;
  const at = words.search(/(?<![\d.])[45](?:\.\d{1,3}\.\d{1,3}|\d\d[ -])/);
  return { ...bounceKind(codeIn(words) ?? '', words), detail: words.slice(Math.max(0, at)) };
}

/** Where the report itself went (the Return-Path of our mail), then the mail that came back with it. */
function deliveryOf(mail: Email): number | undefined {
  const wentTo = mail.headers
    .filter(({ key }) => ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to'].includes(key))
    .map(({ value }) => value);
  const status = partOf(mail, 'message/feedback-report') ?? partOf(mail, 'message/delivery-status');
  const fields = status ? fieldGroups(textOf(status)) : [];
  const reported = fields.flatMap((group) => [group.get('original-mail-from'), group.get('original-envelope-id')]);
  const back = mail.attachments
    .filter(({ mimeType }) =>
      /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/.test(mimeType),
    )
    .map(textOf);
  const candidates = [...wentTo, ...reported, ...[...back, mail.text ?? ''].flatMap(namesIn)];
  for (const candidate of candidates) {
    const id = candidate === undefined ? undefined : deliveryNamedIn(candidate.replace(/[<>]/g, ' ').trim());
    if (id !== undefined) return id;
  }
  return undefined;
}

/** The headers of a mail of ours that name its delivery. */
const namesIn = (text: string) =>
  [...text.slice(0, 100_000).matchAll(/^(?:message-id|return-path):[ \t]*\r?\n?[ \t]*(\S{1,300})/gim)].map(
    ([, value]) => value!,
  );

const partOf = (mail: Email, type: string) => mail.attachments.find(({ mimeType }) => mimeType === type);

const textOf = ({ content }: Attachment) =>
  typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('utf8');

const headerOf = (mail: Email, name: string) => mail.headers.find(({ key }) => key === name)?.value ?? '';

/** Fields as RFC 822 writes them, in groups that an empty line parts; what is folded is one line again. */
function fieldGroups(text: string): Map<string, string>[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n[ \t]+/g, ' ')
    .split(/\n{2,}/)
    .map(
      (group) =>
        new Map([...group.matchAll(/^([\w-]+):[ \t]*(.*)$/gm)].map(([, name, value]) => [name!.toLowerCase(), value!])),
    )
    .filter((fields) => fields.size > 0);
}

/** By the report's own Message-ID, which stays while servers add headers on its way; without one, by all of it. */
function fingerprintOf(mail: Email, raw: Uint8Array, deliveryId: number | undefined): string {
  const hash = createHash('sha256').update(`${deliveryId ?? ''} `);
  return hash.update(mail.messageId ?? raw).digest('base64url');
}
