import type { Metadata } from 'next';
import { ActionForm, Field } from '@/components/editors/action-form.client';
import { DeskPage, Pane } from '@/components/editors/desk-page';
import { SecondStep } from '@/components/editors/second-step';
import { SessionList } from '@/components/editors/session-list';
import { Submit } from '@/components/editors/submit.client';
import { requireEditor } from '@/lib/editors/auth';
import { drawQr } from '@/lib/editors/qr';
import { countRecoveryCodes, offerSecret } from '@/lib/editors/second-step';
import { listSessions } from '@/lib/editors/sessions';
import { getSettings } from '@/lib/settings';
import { changePasswordAct, revokeSessionAct, secondStepAct, signOutAct } from './actions';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const { id, sessionId, email, role, hasSecondStep } = await requireEditor();
  const newsroom = await getSettings();
  const { secret, address } = await offerSecret({ editorId: id, sessionId, siteName: newsroom.siteName });
  const signOut = (
    <form action={signOutAct}>
      <button className="cbtn" type="submit">
        Sign out
      </button>
    </form>
  );
  return (
    <DeskPage title="Your account" about={`${email}, ${role}`} acts={signOut}>
      <Pane id="second-step" title="Two-step sign-in">
        <SecondStep
          act={secondStepAct}
          isOn={hasSecondStep}
          secret={secret}
          qr={await drawQr(address)}
          recoveryCodes={await countRecoveryCodes(id)}
        />
      </Pane>
      <Pane id="password" title="Password">
        <div className="narrow">
          <ActionForm act={changePasswordAct} label="Change the password">
            <Field name="current" label="The password you have" type="password" autoComplete="current-password" />
            <Field
              name="password"
              label="New password"
              type="password"
              autoComplete="new-password"
              hint="12 characters or more. Every other place where you are signed in is signed out."
            />
            <Submit busy="Changing">Change the password</Submit>
          </ActionForm>
        </div>
      </Pane>
      <Pane id="sessions" title="Where you are signed in">
        <SessionList
          sessions={await listSessions(id, new Date())}
          current={sessionId}
          newsroom={newsroom}
          revoke={revokeSessionAct}
        />
      </Pane>
    </DeskPage>
  );
}
