import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ActionForm, Field, Submit } from '@/components/editors/action-form.client';
import { Gate } from '@/components/editors/gate';
import { isSetUp } from '@/lib/editors/add-editor';
import { findHere } from '@/lib/editors/auth';
import { getSettings } from '@/lib/settings';
import { signInAct } from './actions';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage() {
  if (await findHere()) redirect('/admin');
  if (!(await isSetUp())) redirect('/admin/set-up');
  const { siteName } = await getSettings();
  return (
    <Gate
      title="Sign in"
      siteName={siteName}
      foot="By invitation only. Forgotten your password? An administrator can give you a link for a new one."
    >
      <ActionForm act={signInAct} label="Sign in">
        <Field name="email" label="Work e-mail" type="email" autoComplete="username" />
        <Field name="password" label="Password" type="password" autoComplete="current-password" />
        <Submit className="btn btn--l" busy="Looking you up">
          Continue
        </Submit>
      </ActionForm>
    </Gate>
  );
}
