import type { Metadata } from 'next';
import { ActionForm, Choice, Field } from '@/components/editors/action-form.client';
import { DeskPage, Pane } from '@/components/editors/desk-page';
import { PeopleTable } from '@/components/editors/people-table';
import { PermissionTable } from '@/components/editors/permission-table';
import { Submit } from '@/components/editors/submit.client';
import { Icon } from '@/components/ui/icon';
import { canSendMail } from '@/lib/email';
import { requireEditor } from '@/lib/editors/auth';
import { listInvitations } from '@/lib/editors/invitations';
import { listPeople } from '@/lib/editors/people';
import { ROLES } from '@/lib/editors/rules';
import { getSettings } from '@/lib/settings';
import { capitalised, countInWords } from '@/lib/words';
import { changePersonAct, inviteAct } from './actions';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage() {
  const { id } = await requireEditor('people');
  const people = await listPeople();
  const invitations = await listInvitations(new Date());
  const newsroom = await getSettings();
  const about = `${countInWords(people.length, 'person', 'people')}, ${countInWords(invitations.length, 'invitation', 'invitations')}`;
  const toInvite = (
    <a className="cbtn cbtn--ink" href="#invite">
      <Icon name="plus" />
      Invite
    </a>
  );
  return (
    <DeskPage title="People" about={capitalised(about)} acts={toInvite}>
      <PeopleTable people={people} invitations={invitations} me={id} newsroom={newsroom} change={changePersonAct} />
      <Pane id="invite" title="Invite somebody">
        <div className="narrow">
          <ActionForm act={inviteAct} label="Invite somebody">
            <Field
              name="email"
              label="Work e-mail"
              type="email"
              autoComplete="off"
              hint={canSendMail() ? 'They get a link by mail, good for seven days.' : NO_MAIL}
            />
            <Choice
              name="role"
              label="Role"
              value="writer"
              options={ROLES.map((role) => ({ value: role, words: capitalised(role) }))}
            />
            <Submit busy="Inviting">Invite</Submit>
          </ActionForm>
        </div>
      </Pane>
      <Pane id="roles" title="What each role can do">
        <PermissionTable />
      </Pane>
    </DeskPage>
  );
}

const NO_MAIL = 'No mail server is set up: you get a link to hand over, good for seven days.';
