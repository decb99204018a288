import type { Metadata } from 'next';
import { ActionForm, Field } from '@/components/editors/action-form.client';
import { Gate } from '@/components/editors/gate';
import { Submit } from '@/components/editors/submit.client';
import { findInvitation } from '@/lib/editors/invitations';
import { withArticle } from '@/lib/editors/rules';
import { getSettings } from '@/lib/settings';
import { acceptAct } from './actions';

export const metadata: Metadata = {
  title: 'Your link',
  // To others it is a secret. Without any, a form sent without scripts would not say where it comes from, and be refused.
  referrer: 'same-origin',
};

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { siteName } = await getSettings();
  const invitation = await findInvitation(token, new Date());
  if (!invitation) {
    return (
      <Gate
        title="This link has run out"
        lead="It has been used, taken back, or its time is over. Ask for a new one."
        siteName={siteName}
      >
        <a className="gate__link" href="/admin/sign-in">
          Sign in
        </a>
      </Gate>
    );
  }
  const { kind, email, role, invitedBy } = invitation;
  const isNew = kind === 'invitation';
  const lead = {
    invitation: `${invitedBy} invites ${email} to the desk, as ${withArticle(role)}.`,
    reset: `For ${email}. You are signed out everywhere else, and two-step sign-in is turned off; turn it on again afterwards.`,
    forgotten: `For ${email}. You are signed out everywhere else. If you use two-step sign-in, your code is asked for next.`,
  }[kind];
  return (
    <Gate title={isNew ? 'Join the desk' : 'Choose a new password'} lead={lead} siteName={siteName}>
      <ActionForm act={acceptAct} label={isNew ? 'Join the desk' : 'Choose a new password'}>
        <input type="hidden" name="token" value={token} />
        {/* So that a password manager knows whose password it keeps. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        {isNew ? (
          <Field name="name" label="Your name at the desk" autoComplete="name" />
        ) : (
          <input type="hidden" name="name" value={email} />
        )}
        <Field
          name="password"
          label="Password"
          type="password"
          autoComplete="new-password"
          hint="12 characters or more. Four words in a row are easy to remember."
        />
        <Submit className="btn btn--l" busy="Letting you in">
          {isNew ? 'Join the desk' : 'Set the password'}
        </Submit>
      </ActionForm>
    </Gate>
  );
}
