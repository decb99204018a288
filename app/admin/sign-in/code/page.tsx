import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ActionForm, Field } from '@/components/editors/action-form.client';
import { Gate } from '@/components/editors/gate';
import { Submit } from '@/components/editors/submit.client';
import { findSignIn } from '@/lib/editors/sign-in';
import { stepHere } from '@/lib/editors/step-cookie';
import { getSettings } from '@/lib/settings';
import { codeAct } from './actions';

export const metadata: Metadata = { title: 'Enter your code' };

type Props = { searchParams: Promise<{ recovery?: string }> };

export default async function CodePage({ searchParams }: Props) {
  const who = await findSignIn(await stepHere(), 'code', new Date());
  if (!who) redirect('/admin/sign-in');
  const { siteName } = await getSettings();
  const isRecovery = (await searchParams).recovery !== undefined;
  const lead = isRecovery
    ? `One of the recovery codes you were given, for ${who.email}. Each is good once.`
    : `Six digits from the authenticator app for ${who.email}.`;
  return (
    <Gate
      title={isRecovery ? 'Enter a recovery code' : 'Enter your code'}
      lead={lead}
      siteName={siteName}
      foot="Step 2 of 2."
    >
      <ActionForm key={String(isRecovery)} act={codeAct} label="Second step">
        {isRecovery ? (
          <Field
            name="code"
            label="Recovery code"
            autoComplete="off"
            hint="Ten letters and digits; the hyphen may be left out."
          />
        ) : (
          <Field
            name="code"
            label="Code"
            className="input otp1"
            inputMode="numeric"
            autoComplete="one-time-code"
            hint="The code changes every 30 seconds. Pasting works."
          />
        )}
        <Submit className="btn btn--l" busy="Checking">
          Sign in
        </Submit>
        <div className="gate__links">
          <a className="gate__link" href={isRecovery ? '/admin/sign-in/code' : '/admin/sign-in/code?recovery'}>
            {isRecovery ? 'Use the app' : 'Use a recovery code'}
          </a>
          <a className="gate__link" href="/admin/sign-in">
            Start again
          </a>
        </div>
      </ActionForm>
    </Gate>
  );
}
