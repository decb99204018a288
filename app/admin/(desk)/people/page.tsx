import type { Metadata } from 'next';
import { ActionForm, Choice, Field, Submit } from '@/components/editors/action-form.client';
import { DeskPage, Pane } from '@/components/editors/desk-page';
import { InvitationList } from '@/components/editors/invitation-list';
import { PeopleTable } from '@/components/editors/people-table';
import { PermissionTable } from '@/components/editors/permission-table';
import { requireEditor } from '@/lib/editors/auth';
import { listInvitations } from '@/lib/editors/invitations';
import { listPeople } from '@/lib/editors/people';
import { ROLES } from '@/lib/editors/rules';
import { getSettings } from '@/lib/settings';
import { capitalised, countInWords } from '@/lib/words';
import { changePersonAct, closeInvitationAct, inviteAct } from './actions';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage() {
  const { id } = await requireEditor('people');
  const people = await listPeople();
  const invitations = await listInvitations(new Date());
  const newsroom = await getSettings();
  const about = `${capitalised(countInWords(people.length, 'person', 'people'))}, ${countInWords(invitations.length, 'invitation', 'invitations')} open`;
  return (
    <DeskPage title="People" about={about}>
      <PeopleTable people={people} me={id} newsroom={newsroom} change={changePersonAct} />
      <div className="g2">
        <Pane id="invite" title="Invite somebody">
          <div className="narrow">
            <ActionForm act={inviteAct} label="Invite somebody">
              <Field name="email" label="Work e-mail" type="email" autoComplete="off" />
              <Choice
                name="role"
                label="Role"
                value="writer"
                options={ROLES.map((role) => ({ value: role, words: capitalised(role) }))}
              />
              <Submit busy="Making the link">Make an invitation link</Submit>
            </ActionForm>
          </div>
        </Pane>
        <Pane id="invited" title="Invited">
          <InvitationList invitations={invitations} newsroom={newsroom} close={closeInvitationAct} />
        </Pane>
      </div>
      <Pane id="roles" title="What each role can do">
        <PermissionTable />
      </Pane>
    </DeskPage>
  );
}
