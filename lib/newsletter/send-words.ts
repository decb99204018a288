import type { DecideResult } from './decide-uncertain';
import type { PlanSendResult } from './plan-send';
import type { SteerResult } from './steer-send';

type Refused = Extract<PlanSendResult | SteerResult | DecideResult, { ok: false }>['reason'];

/** Why an act of sending was refused: what happened, then what to do. */
export const NOT_SENT: Record<Refused, string> = {
  'not allowed': 'Only editors send the newsletter. Ask one of them.',
  'not found': 'It is not there any more. Load the page again.',
  'not out': 'The edition is not out. Publish it first; the page shows how it stands.',
  'already planned': 'A send of this edition is planned or under way already.',
  'not planned': 'It is not planned any more. The page now shows how it stands.',
  'already sending': 'It has begun already.',
  'not sending': 'It is not being sent at the moment. The page now shows how it stands.',
  'not paused': 'It is not paused any more. The page now shows how it stands.',
  'already over': 'It is over already.',
  'already cancelled': 'It is cancelled already. Whoever has not got it will not.',
  'not over': 'That is possible only once it has begun, and not when it was cancelled.',
  'still open': 'Another send of this edition is under way. Wait until it is over.',
  none: 'Nothing is uncertain any more.',
};

/** Said where the newsletter was to go with a publication. */
export const MAY_NOT_SEND = `${NOT_SENT['not allowed']} Nothing was published.`;

/** Said where a publication is taken back that a newsletter was to follow. */
export const WAITS_WITH_EDITION = 'Its newsletter stops and waits for a person.';
