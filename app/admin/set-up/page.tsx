import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ActionForm, Field } from '@/components/editors/action-form.client';
import { Gate } from '@/components/editors/gate';
import { Submit } from '@/components/editors/submit.client';
import { isSetUp } from '@/lib/editors/add-editor';
import { getSettings } from '@/lib/settings';
import { setUpAct } from './actions';

export const metadata: Metadata = { title: 'Set up the desk' };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

export default async function SetUpPage({ searchParams }: Props) {
  if (await isSetUp()) redirect('/admin/sign-in');
  const { token } = await searchParams;
  const { siteName } = await getSettings();
  return (
    <Gate
      title="Set up the desk"
      lead="Nobody can sign in yet. You will be the administrator and can invite the others."
      siteName={siteName}
      foot="The server prints the token when it starts."
    >
      <ActionForm act={setUpAct} label="Set up the desk">
        <Field name="token" label="Set-up token" value={typeof token === 'string' ? token : ''} autoComplete="off" />
        <Field name="name" label="Your name at the desk" autoComplete="name" />
        <Field name="email" label="Work e-mail" type="email" autoComplete="username" />
        <Field
          name="password"
          label="Password"
          type="password"
          autoComplete="new-password"
          hint="12 characters or more. Four words in a row are easy to remember."
        />
        <Submit className="btn btn--l" busy="Setting up the desk">
          Set up the desk
        </Submit>
      </ActionForm>
    </Gate>
  );
}
