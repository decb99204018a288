import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ActionForm, Field, Submit } from '@/components/editors/action-form.client';
import { Gate } from '@/components/editors/gate';
import { stepHere } from '@/lib/editors/auth';
import { findSignIn } from '@/lib/editors/sign-in';
import { getSettings } from '@/lib/settings';
import { codeAct } from './actions';

export const metadata: Metadata = { title: 'Enter your code' };

export default async function CodePage() {
  const who = await findSignIn(await stepHere(), 'code', new Date());
  if (!who) redirect('/admin/sign-in');
  const { siteName } = await getSettings();
  return (
    <Gate
      title="Enter your code"
      lead={`Six digits from the authenticator app for ${who.email}.`}
      siteName={siteName}
      foot="Step 2 of 2."
    >
      <ActionForm act={codeAct} label="Code">
        <Field
          name="code"
          label="Code"
          className="input otp1"
          autoComplete="one-time-code"
          hint="The code changes every 30 seconds. Without the app, type one of your recovery codes."
        />
        <Submit className="btn btn--l" busy="Checking">
          Sign in
        </Submit>
        <a className="gate__link" href="/admin/sign-in">
          Start again
        </a>
      </ActionForm>
    </Gate>
  );
}
