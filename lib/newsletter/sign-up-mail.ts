import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '@/db/client';
import { signUps } from '@/db/schema/subscribers';
import { unseal } from '@/lib/editors/tokens';
import { canSendMail, keepLetter, sendLetter } from '@/lib/email';
import { env } from '@/lib/env';
import type { Carrier } from '@/lib/outbox';
import { getSettings, type Settings } from '@/lib/settings';
import { letterHtml, letterText, type Letter } from './letter';
import { LINK_HOURS } from './sign-up-words';

/** How the mails that ask somebody to confirm leave. */
export const signUpCarriers: Record<string, Carrier> = { 'sign-up': carrySignUp };

/**
 * Sends the link by which somebody joins or moves. A link that has expired, or whose sign-up was forgotten since, is sent to
 * nobody. Without a mail server the mail is kept for the administrator to read.
 */
async function carrySignUp(payload: unknown): Promise<void> {
  const given = z.object({ signUp: z.number(), token: z.string() }).parse(payload);
  const [signUp] = await db().select().from(signUps).where(eq(signUps.id, given.signUp));
  const token = unseal(given.token);
  if (!signUp || signUp.confirmedAt || !token) return;
  const settings = await getSettings();
  const url = `${env().SITE_URL}/newsletter/confirm/${token}`;
  const letter = signUp.subscriberId ? movingLetter(settings, url) : joiningLetter(settings, url);
  const out = {
    ...{ id: `sign-up-${signUp.id}-${signUp.askedAt.getTime()}`, to: signUp.email, subject: letter.subject },
    ...{ text: letterText(letter, settings), html: letterHtml(letter, settings), date: signUp.askedAt },
  };
  await (canSendMail() ? sendLetter(out) : keepLetter(out));
}

const good = `The link is good for ${LINK_HOURS} hours.`;
const notYou = 'If that was not you, do nothing: without the button nobody is on the list, and we do not write again.';

/** The same for whoever is new and whoever is on the list already: what is true is said behind the link. */
function joiningLetter({ siteName, motto }: Settings, url: string): Letter {
  return {
    subject: `Confirm your address for ${siteName}`,
    title: 'One button, and you are on the list',
    paragraphs: [
      `Somebody, probably you, asked for the ${siteName} newsletter at this address. ${motto}`,
      'To get it, open the link and press the button there.',
    ],
    button: { words: 'Open the link', url },
    small: [good, notYou],
  };
}

function movingLetter({ siteName }: Settings, url: string): Letter {
  return {
    subject: `Your new address for ${siteName}`,
    title: 'Get your newsletter here?',
    paragraphs: [
      `Somebody, probably you, asked to get the ${siteName} newsletter at this address from now on.`,
      'To say yes, open the link and press the button there. Until then it goes where it went before.',
    ],
    button: { words: 'Open the link', url },
    small: [good, 'If that was not you, do nothing: nothing changes, and we do not write again.'],
  };
}
