import { formatMoment, type Newsroom } from '@/lib/dates';
import { Status } from './desk-page';

type Mail = {
  id: number;
  recipient: string;
  subject: string;
  text: string;
  status: 'waiting' | 'sent' | 'kept';
  createdAt: Date;
  lastError: string | null;
  isGivenUp: boolean;
};

/** Mail of the desk, the latest first; what is kept can be opened and read. */
export function MailList({ mails, newsroom }: { mails: Mail[]; newsroom: Newsroom }) {
  if (mails.length === 0)
    return <p className="empty">No mail yet. Invitations and links for new passwords will stand here.</p>;
  return (
    <ul className="plain-list" aria-label="Mail">
      {mails.map((mail) => (
        <li key={mail.id}>
          <details className="mail">
            <summary>
              <b>{mail.subject}</b>
              <span>to {mail.recipient}</span>
              <State mail={mail} />
              <span className="meta">{formatMoment(mail.createdAt, newsroom)}</span>
            </summary>
            <pre className="mail-text">
              {mail.text || 'Sent. Its text was removed then, because it may hold a link.'}
            </pre>
          </details>
        </li>
      ))}
    </ul>
  );
}

function State({ mail: { status, isGivenUp, lastError } }: { mail: Mail }) {
  if (status === 'sent') return <Status kind="ready">Sent</Status>;
  if (status === 'kept') return <Status kind="edit">Kept here</Status>;
  if (isGivenUp) return <Status kind="bad">Given up: {lastError}</Status>;
  return lastError ? <Status kind="warn">Will be tried again: {lastError}</Status> : <Status>On its way</Status>;
}
