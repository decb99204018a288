import { formatMoment, type Newsroom } from '@/lib/dates';
import { withArticle, type Role } from './rules';

type Letter = { subject: string; text: string };

type Facts = { siteName: string; link: string; until: Date; newsroom: Newsroom };

const letter = (subject: string, ...paragraphs: string[]): Letter => ({ subject, text: paragraphs.join('\n\n') });

const goodUntil = ({ until, newsroom }: Facts) =>
  `The link is good once, until ${formatMoment(until, newsroom)} (${newsroom.timeZone}). Hand it to nobody.`;

/** The mail that invites somebody to the desk. */
export function invitationLetter(facts: Facts & { invitedBy: string; role: Role }): Letter {
  return letter(
    `Join the desk of ${facts.siteName}`,
    `${facts.invitedBy} invites you to the desk of ${facts.siteName}, as ${withArticle(facts.role)}. Choose your name and your password here:`,
    facts.link,
    goodUntil(facts),
    'If you did not expect this, do nothing: nobody can come in with your address.',
  );
}

/** The mail with which an administrator lets somebody choose a new password. */
export function resetLetter(facts: Facts & { madeBy: string }): Letter {
  return letter(
    `A new password for the desk of ${facts.siteName}`,
    `${facts.madeBy} made you this link, with which you choose a new password. It also turns your two-step sign-in off; turn it on again afterwards.`,
    facts.link,
    goodUntil(facts),
    'If you did not ask for this, tell an administrator.',
  );
}

/** The mail for whoever has forgotten their password. */
export function forgottenLetter(facts: Facts): Letter {
  return letter(
    `A new password for the desk of ${facts.siteName}`,
    'Somebody, probably you, asked for a new password for this address. Choose it here:',
    facts.link,
    goodUntil(facts),
    'If that was not you, do nothing: your password stays as it is.',
  );
}
