import { formatMoment, type Newsroom } from '@/lib/dates';
import { capitalised } from '@/lib/words';

type Invitation = { id: number; email: string; role: string; invitedBy: string; expiresAt: Date };

type InvitationListProps = { invitations: Invitation[]; newsroom: Newsroom; close: (form: FormData) => Promise<void> };

/** Who has been invited and has not come yet. */
export function InvitationList({ invitations, newsroom, close }: InvitationListProps) {
  if (invitations.length === 0) return <p className="empty">Nobody is waiting to come in.</p>;
  return (
    <ul className="rows plain-list">
      {invitations.map(({ id, email, role, invitedBy, expiresAt }) => (
        <li key={id}>
          <div>
            <b>{email}</b>
            <p className="meta">
              {capitalised(role)}, invited by {invitedBy}, until {formatMoment(expiresAt, newsroom)}
            </p>
          </div>
          <form action={close}>
            <input type="hidden" name="invitation" value={id} />
            <button className="cbtn cbtn--bad" type="submit" aria-label={`Take back the invitation of ${email}`}>
              Take back
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}
