import type { Here } from './auth';
import { textOf, type FormAnswer } from './form';
import { renewRecoveryCodes, turnOffSecondStep, turnOnSecondStep } from './second-step';
import { refusal } from './words';

const ON = 'Two-step sign-in is on.';
const CODES =
  'These recovery codes are shown this once; each lets you in once without the app. Keep them where the phone is not:';
const WRONG = 'That code is not right, or it was used before.';

type Change = { here: Here; form: FormData; now: Date };

/** Turns the second step on or off, or makes new recovery codes: the field `act` says which. What the form says then. */
export async function changeSecondStep({ here, form, now }: Change): Promise<FormAnswer> {
  const order = { editorId: here.id, code: textOf(form, 'code'), by: here.actor, now };
  switch (textOf(form, 'act')) {
    case 'on': {
      const result = await turnOnSecondStep({ ...order, sessionId: here.sessionId });
      if (result.ok) return { done: `${ON} ${CODES}`, shown: result.recoveryCodes };
      return result.reason === 'on already'
        ? { done: ON }
        : {
            problems: {
              code: 'That code is not right. Type the newest one; the clock of the phone must be right too.',
            },
          };
    }
    case 'renew': {
      const result = await renewRecoveryCodes(order);
      if (!result.ok) return { problems: { code: refusal(result, now, WRONG) } };
      return { done: `The old recovery codes are good for nothing now. ${CODES}`, shown: result.recoveryCodes };
    }
    case 'off': {
      const result = await turnOffSecondStep(order);
      return result.ok ? { done: 'Two-step sign-in is off.' } : { problems: { code: refusal(result, now, WRONG) } };
    }
    default:
      return {};
  }
}
