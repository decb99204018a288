import { formatMoment, type Newsroom } from '@/lib/dates';
import type { FormAnswer } from '@/lib/editors/form';
import type { Role } from '@/lib/editors/rules';
import { ActionForm } from './action-form.client';
import { initials } from './avatars';
import { Status } from './desk-page';
import { InvitationRow, Who, type Invitation } from './invitation-row';
import { RoleChoice } from './role-choice.client';
import { RowMenu } from './row-menu.client';
import { Submit } from './submit.client';

type Person = {
  id: number;
  name: string;
  email: string;
  role: Role;
  status: 'active' | 'suspended';
  hasSecondStep: boolean;
  lastSeenAt: Date | null;
};

type PeopleTableProps = {
  people: Person[];
  invitations: Invitation[];
  me: number;
  newsroom: Newsroom;
  change: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
};

/** Everybody at the desk and everybody invited, in one form: what an administrator may do for each stands in their row. */
export function PeopleTable({ people, invitations, me, newsroom, change }: PeopleTableProps) {
  return (
    <ActionForm act={change} label="People at the desk">
      <table className="tbl tbl--stack people">
        <caption className="vh">People at the desk</caption>
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Role</th>
            <th scope="col">Two-step sign-in</th>
            <th scope="col">Last here</th>
            <th scope="col">
              <span className="vh">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} isMe={person.id === me} newsroom={newsroom} />
          ))}
          {invitations.map((invitation) => (
            <InvitationRow key={`i${invitation.id}`} invitation={invitation} newsroom={newsroom} />
          ))}
        </tbody>
      </table>
    </ActionForm>
  );
}

function PersonRow({ person, isMe, newsroom }: { person: Person; isMe: boolean; newsroom: Newsroom }) {
  const { id, name, email, role, status, hasSecondStep, lastSeenAt } = person;
  return (
    <tr>
      <Who mark={initials(name)} name={isMe ? `${name} (you)` : name} about={email} />
      <td>
        {status === 'active' ? <RoleChoice id={id} name={name} role={role} /> : <Status kind="bad">Suspended</Status>}
      </td>
      <td>{hasSecondStep ? <Status kind="ready">App</Status> : <Status kind="warn">Not set up</Status>}</td>
      <td>{lastSeenAt ? formatMoment(lastSeenAt, newsroom) : 'Never'}</td>
      <td className="r">
        <RowMenu name={name}>
          <Submit name="act" value={`link ${id}`} busy="Making the link" className="cbtn cbtn--quiet">
            Link for a new password
          </Submit>
          {status === 'active' ? (
            <Submit name="act" value={`suspend ${id}`} busy="Suspending" className="cbtn cbtn--bad">
              Suspend
            </Submit>
          ) : (
            <Submit name="act" value={`restore ${id}`} busy="Letting them in" className="cbtn cbtn--quiet">
              Let in again
            </Submit>
          )}
        </RowMenu>
      </td>
    </tr>
  );
}
