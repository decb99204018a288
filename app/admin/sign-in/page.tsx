import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ActionForm, Field } from '@/components/editors/action-form.client';
import { Gate } from '@/components/editors/gate';
import { Submit } from '@/components/editors/submit.client';
import { isSetUp } from '@/lib/editors/add-editor';
import { findHere } from '@/lib/editors/auth';
import { env } from '@/lib/env';
import { getSettings } from '@/lib/settings';
import { signInAct } from './actions';

export const metadata: Metadata = { title: 'Sign in' };

/** Why somebody was sent back here. */
const REASONS = {
  late: 'That took longer than ten minutes. Begin again.',
  refused: 'The provider does not know you as somebody of this desk. Ask an administrator for an invitation.',
  error: 'The provider did not let you in. Try again, or sign in with your password.',
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  if (await findHere()) redirect('/admin');
  if (!(await isSetUp())) redirect('/admin/set-up');
  const { siteName } = await getSettings();
  const given = await searchParams;
  const reason = (Object.keys(REASONS) as (keyof typeof REASONS)[]).find((each) => each in given);
  const { OIDC_ISSUER, OIDC_NAME } = env();
  return (
    <Gate title="Sign in" siteName={siteName} foot="By invitation only.">
      <ActionForm act={signInAct} label="Sign in" first={reason && { problem: REASONS[reason] }}>
        <Field name="email" label="Work e-mail" type="email" autoComplete="username" />
        <Field name="password" label="Password" type="password" autoComplete="current-password" />
        <a className="gate__link gate__link--end" href="/admin/forgotten">
          Forgotten your password?
        </a>
        <Submit className="btn btn--l" busy="Looking you up">
          Continue
        </Submit>
        {OIDC_ISSUER && (
          <a className="btn btn--line btn--l" href="/admin/sign-in/provider">
            Sign in with {OIDC_NAME}
          </a>
        )}
      </ActionForm>
    </Gate>
  );
}
