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
export function writerFor(claim: Claim, { write, subject, text }: Press, settings: Settings, date: Date): Write {
  return {
    message: () => write(recipientOf(claim, settings, date)),
    kept: () => ({ subject, text: fillText(text, mergeFieldsFor(personOf(claim), settings, claim.sendId)) }),
  };
}

/** Message-ID and Return-Path are the same each time a mail is tried. */
function recipientOf(claim: Claim, settings: Settings, date: Date): Recipient {
  const { BOUNCE_ADDRESS, SITE_URL } = env();
  const returnPath = BOUNCE_ADDRESS ? returnAddress(BOUNCE_ADDRESS, claim.id) : settings.senderAddress;
  const fields = mergeFieldsFor(personOf(claim), settings, claim.sendId);
  return {
    ...{ email: claim.email, format: claim.format, fields },
    messageId: messageIdOf(claim.id, new URL(SITE_URL).hostname),
    returnPath,
    leave: { url: fields.unsubscribe, mailto: leaveMailto(claim.subscriber, settings.senderAddress) },
    date,
  };
}

const personOf = ({ email, subscriber }: Claim) => ({ email, ...subscriber });
