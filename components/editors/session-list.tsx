import { formatMoment, type Newsroom } from '@/lib/dates';
import type { FormAnswer } from '@/lib/editors/form';
import { ActionForm } from './action-form.client';
import { Submit } from './submit.client';

type Session = { id: number; createdAt: Date; lastSeenAt: Date; address: string; agent: string };

type SessionListProps = {
  sessions: Session[];
  current: number;
  newsroom: Newsroom;
  revoke: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
};

/** Where somebody is signed in, each with a button that ends it, and one that ends all the others. */
export function SessionList({ sessions, current, newsroom, revoke }: SessionListProps) {
  return (
    <ActionForm act={revoke} label="Where you are signed in">
      <table className="tbl tbl--stack">
        <caption className="vh">Where you are signed in</caption>
        <thead>
          <tr>
            <th scope="col">Browser</th>
            <th scope="col">From</th>
            <th scope="col">Last used</th>
            <th scope="col">Since</th>
            <th scope="col">
              <span className="vh">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, agent, address, lastSeenAt, createdAt }) => (
            <tr key={id}>
              <td>
                <b>{browserName(agent)}</b>
              </td>
              <td>{address || 'unknown'}</td>
              <td>{id === current ? 'Here and now' : formatMoment(lastSeenAt, newsroom)}</td>
              <td className="hide-s">{formatMoment(createdAt, newsroom)}</td>
              <td className="r">
                {id !== current && (
                  <Submit name="session" value={String(id)} busy="Signing out" className="cbtn cbtn--bad">
                    Sign out
                    <span className="vh">
                      {' '}
                      {browserName(agent)}, last used {formatMoment(lastSeenAt, newsroom)}
                    </span>
                  </Submit>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sessions.length > 1 && (
        <p className="after-table">
          <Submit name="session" value="" busy="Signing out" className="cbtn cbtn--bad">
            Sign out everywhere else
          </Submit>
        </p>
      )}
    </ActionForm>
  );
}

/** "Firefox on Linux", as far as a browser tells. */
function browserName(agent: string): string {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(agent)?.[1] ?? 'A browser';
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1];
  const name = { Edg: 'Edge', OPR: 'Opera' }[browser] ?? browser;
  return system ? `${name} on ${system.replace('Mac OS X', 'macOS')}` : name;
}
