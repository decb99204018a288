import type { FormAnswer } from '@/lib/editors/form';
import { countInWords } from '@/lib/words';
import { ActionForm, Field } from './action-form.client';
import { Status } from './desk-page';
import { Submit } from './submit.client';

type Act = (before: FormAnswer, form: FormData) => Promise<FormAnswer>;

type SecondStepProps = { act: Act; isOn: boolean; secret: string; qr: string; recoveryCodes: number };

/**
 * The authenticator app: turned on with a QR code, or the same as text; turned off, or given new recovery codes. One form
 * in both states, so that the recovery codes it shows once stay on the page when the state changes.
 */
export function SecondStep({ act, isOn, ...rest }: SecondStepProps) {
  return (
    <ActionForm act={act} label="Two-step sign-in">
      {isOn ? <WhenOn recoveryCodes={rest.recoveryCodes} /> : <WhenOff secret={rest.secret} qr={rest.qr} />}
    </ActionForm>
  );
}

function WhenOn({ recoveryCodes }: { recoveryCodes: number }) {
  return (
    <div key="on" className="narrow">
      <p>
        <Status kind="ready">On: after the password you give a code of your app.</Status>
      </p>
      <p className="meta">{countInWords(recoveryCodes, 'recovery code', 'recovery codes')} left.</p>
      <Field name="code" label="Code of the app, or a recovery code" autoComplete="one-time-code" />
      <div className="toolbar">
        <Submit name="act" value="renew" busy="Making them" className="cbtn">
          New recovery codes
        </Submit>
        <Submit name="act" value="off" busy="Turning off" className="cbtn cbtn--bad">
          Turn off two-step sign-in
        </Submit>
      </div>
    </div>
  );
}

function WhenOff({ secret, qr }: { secret: string; qr: string }) {
  return (
    <div key="off" className="second-step">
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
        <Field name="code" label="Code of the app" inputMode="numeric" autoComplete="one-time-code" />
        <Submit name="act" value="on" busy="Checking the code">
          Turn on two-step sign-in
        </Submit>
      </div>
    </div>
  );
}
