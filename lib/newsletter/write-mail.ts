import { env } from '@/lib/env';
import type { Settings } from '@/lib/settings';
import type { Write } from './crew';
import type { Claim } from './ledger';
import { leaveMailto } from './links';
import type { Press } from './mail-of-send';
import { fillText } from './merge-fields';
import type { Recipient } from './message';
import { messageIdOf, returnAddress } from './return-address';
import { mergeFieldsFor } from './welcome';

/** How the mail of a claimed row is made when a connection takes it. */
export type Writer = (claim: Claim, date: Date) => Write;

/** Writes one mail of a press after another. Message-ID and Return-Path are the same each time a mail is tried. */
export function writerFor({ write, subject, text }: Press, settings: Settings): Writer {
  const { BOUNCE_ADDRESS, SITE_URL } = env();
  const { hostname } = new URL(SITE_URL);
  const fieldsOf = mergeFieldsFor(settings);
  const fieldsFor = ({ email, subscriber, sendId }: Claim) => fieldsOf({ email, ...subscriber }, sendId);
  const recipientOf = (claim: Claim, date: Date): Recipient => {
    const fields = fieldsFor(claim);
    return {
      ...{ email: claim.email, format: claim.format, fields, date },
      messageId: messageIdOf(claim.id, hostname),
      returnPath: BOUNCE_ADDRESS ? returnAddress(BOUNCE_ADDRESS, claim.id) : settings.senderAddress,
      leave: { url: fields.unsubscribe, mailto: leaveMailto(claim.subscriber, settings.senderAddress) },
    };
  };
  return (claim, date) => ({
    message: () => write(recipientOf(claim, date)),
    kept: () => ({ subject, text: fillText(text, fieldsFor(claim)) }),
  });
}
