import type { FormAnswer } from '@/lib/editors/form';
import { ActionForm, Field, Submit } from './action-form.client';
import { Status } from './desk-page';

type Act = (before: FormAnswer, form: FormData) => Promise<FormAnswer>;

type SecondStepProps = { isOn: boolean; secret: string; qr: string; turnOn: Act; turnOff: Act };

/** Turning the authenticator app on, with its QR code and the same as text, or off. */
export function SecondStep({ isOn, secret, qr, turnOn, turnOff }: SecondStepProps) {
  if (isOn) {
    return (
      <div className="narrow">
        <p>
          <Status kind="ready">On: after the password you give a code of your app.</Status>
        </p>
        <ActionForm key="on" act={turnOff} label="Turn off two-step sign-in">
          <Field name="code" label="Code of the app, or a recovery code" autoComplete="one-time-code" />
          <Submit busy="Turning off" className="cbtn cbtn--bad">
            Turn off two-step sign-in
          </Submit>
        </ActionForm>
      </div>
    );
  }
  return (
    <div className="second-step">
      {/* eslint-disable-next-line @next/next/no-img-element -- a data address needs no image service */}
      <img
        src={qr}
        alt="QR code for your authenticator app; the key below is the same as text"
        width="205"
        height="205"
      />
      <div className="narrow">
        <p>Scan this with an authenticator app, or type the key into it. Then give the code it shows.</p>
        <p>
          Key: <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
        <ActionForm key="off" act={turnOn} label="Turn on two-step sign-in">
          <input type="hidden" name="secret" value={secret} />
          <Field name="code" label="Code of the app" inputMode="numeric" autoComplete="one-time-code" />
          <Submit busy="Checking the code">Turn on two-step sign-in</Submit>
        </ActionForm>
      </div>
    </div>
  );
}
