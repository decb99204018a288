import { formatMoment, type Newsroom } from '@/lib/dates';
import type { FormAnswer } from '@/lib/editors/form';
import { ROLES, type Role } from '@/lib/editors/rules';
import { capitalised } from '@/lib/words';
import { ActionForm, Choice, Submit } from './action-form.client';
import { Status } from './desk-page';

type Person = {
  id: number;
  name: string;
  email: string;
  role: Role;
  status: 'active' | 'suspended';
  hasSecondStep: boolean;
  lastSeenAt: Date | null;
};

type Act = (before: FormAnswer, form: FormData) => Promise<FormAnswer>;

type PeopleTableProps = { people: Person[]; me: number; newsroom: Newsroom; change: Act };

/** Everybody at the desk, and behind "Change" what an administrator may do for them. */
export function PeopleTable({ people, me, newsroom, change }: PeopleTableProps) {
  return (
    <table className="tbl tbl--stack">
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
          <tr key={person.id}>
            <td>
              <b>{person.name}</b>
              {person.id === me && ' (you)'}
              <br />
              <span className="meta">{person.email}</span>
            </td>
            <td>{person.status === 'active' ? capitalised(person.role) : <Status kind="bad">Suspended</Status>}</td>
            <td>{person.hasSecondStep ? <Status kind="ready">App</Status> : <Status kind="warn">Off</Status>}</td>
            <td>{person.lastSeenAt ? formatMoment(person.lastSeenAt, newsroom) : 'Never'}</td>
            <td className="full">
              <Change person={person} change={change} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Change({ person, change }: { person: Person; change: Act }) {
  const isActive = person.status === 'active';
  return (
    <details className="change">
      <summary className="cbtn">
        Change<span className="vh"> {person.name}</span>
      </summary>
      <ActionForm act={change} label={`Change the role of ${person.name}`}>
        <input type="hidden" name="person" value={person.id} />
        <Choice
          name="role"
          label={`Role of ${person.name}`}
          value={person.role}
          options={ROLES.map((role) => ({ value: role, words: capitalised(role) }))}
        />
        <Submit busy="Changing">Change the role</Submit>
      </ActionForm>
      <ActionForm act={change} label={`A new password for ${person.name}`}>
        <input type="hidden" name="person" value={person.id} />
        <input type="hidden" name="act" value="link" />
        <Submit busy="Making the link" className="cbtn">
          Link for a new password
        </Submit>
      </ActionForm>
      <ActionForm act={change} label={isActive ? `Suspend ${person.name}` : `Let ${person.name} in again`}>
        <input type="hidden" name="person" value={person.id} />
        <input type="hidden" name="act" value={isActive ? 'suspend' : 'restore'} />
        <Submit busy="Changing" className={isActive ? 'cbtn cbtn--bad' : 'cbtn'}>
          {isActive ? 'Suspend' : 'Let in again'}
        </Submit>
      </ActionForm>
    </details>
  );
}
