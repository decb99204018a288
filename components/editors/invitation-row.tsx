import type { ReactNode } from 'react';
import { formatMoment, type Newsroom } from '@/lib/dates';
import type { Role } from '@/lib/editors/rules';
import { capitalised } from '@/lib/words';
import { Status } from './desk-page';
import { RowMenu } from './row-menu.client';
import { Submit } from './submit.client';

export type Invitation = { id: number; email: string; role: Role; invitedBy: string; createdAt: Date; expiresAt: Date };

/** Somebody who has been invited and has not come yet, in the table of the people. */
export function InvitationRow({ invitation, newsroom }: { invitation: Invitation; newsroom: Newsroom }) {
  const { id, email, role, invitedBy, createdAt, expiresAt } = invitation;
  return (
    <tr>
      <Who mark="·" name={email} about={`Invited by ${invitedBy}, until ${formatMoment(expiresAt, newsroom)}`} />
      <td>{capitalised(role)}</td>
      <td>
        <Status>Invited {formatMoment(createdAt, newsroom)}</Status>
      </td>
      <td>Not yet</td>
      <td className="r">
        <RowMenu name={email}>
          <Submit name="act" value={`again ${id}`} busy="Inviting" className="cbtn cbtn--quiet">
            Invite again
          </Submit>
          <Submit name="act" value={`close ${id}`} busy="Taking it back" className="cbtn cbtn--bad">
            Take back
          </Submit>
        </RowMenu>
      </td>
    </tr>
  );
}

/** Who a row is about. */
export function Who({ mark, name, about }: { mark: string; name: string; about: ReactNode }) {
  return (
    <td>
      <span className="who">
        <span className="ava" aria-hidden="true">
          {mark}
        </span>
        <span>
          <b>{name}</b>
          <br />
          <span className="meta">{about}</span>
        </span>
      </span>
    </td>
  );
}
