import { formatMoment, type Newsroom } from '@/lib/dates';

type Session = { id: number; createdAt: Date; lastSeenAt: Date; address: string; agent: string };

type SessionListProps = {
  sessions: Session[];
  current: number;
  newsroom: Newsroom;
  revoke: (form: FormData) => Promise<void>;
};

/** Where somebody is signed in, each with a button that ends it. */
export function SessionList({ sessions, current, newsroom, revoke }: SessionListProps) {
  return (
    <table className="tbl tbl--stack">
      <thead>
        <tr>
          <th scope="col">Browser</th>
          <th scope="col">From</th>
          <th scope="col">Last used</th>
          <th scope="col">
            <span className="vh">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <td>{browserName(session.agent)}</td>
            <td>{session.address || 'unknown'}</td>
            <td>{session.id === current ? 'Here and now' : formatMoment(session.lastSeenAt, newsroom)}</td>
            <td className="r">
              {session.id !== current && (
                <form action={revoke}>
                  <input type="hidden" name="session" value={session.id} />
                  <button
                    className="cbtn cbtn--bad"
                    type="submit"
                    aria-label={`Sign out ${browserName(session.agent)}, last used ${formatMoment(session.lastSeenAt, newsroom)}`}
                  >
                    Sign out
                  </button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "Firefox on Linux", as far as a browser tells. */
function browserName(agent: string): string {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(agent)?.[1] ?? 'A browser';
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1];
  const name = { Edg: 'Edge', OPR: 'Opera' }[browser] ?? browser;
  return system ? `${name} on ${system.replace('Mac OS X', 'macOS')}` : name;
}
