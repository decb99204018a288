import type { Metadata } from 'next';
import { ActionForm, Field } from '@/components/editors/action-form.client';
import { Gate } from '@/components/editors/gate';
import { Submit } from '@/components/editors/submit.client';
import { getSettings } from '@/lib/settings';
import { forgottenAct } from './actions';

export const metadata: Metadata = { title: 'Forgotten your password?' };

export default async function ForgottenPage() {
  const { siteName } = await getSettings();
  return (
    <Gate
      title="Forgotten your password?"
      lead="Give the address you sign in with. You get a link by mail with which you choose a new password."
      siteName={siteName}
      foot="No mail, or no phone for the code? An administrator can make you a link."
    >
      <ActionForm act={forgottenAct} label="Forgotten your password?">
        <Field name="email" label="Work e-mail" type="email" autoComplete="username" />
        <Submit className="btn btn--l" busy="Sending">
          Send me a link
        </Submit>
        <a className="gate__link" href="/admin/sign-in">
          Back to sign-in
        </a>
      </ActionForm>
    </Gate>
  );
}
