import { formatInstant, type Newsroom } from '@/lib/dates';
import type { SendNow } from '@/lib/newsletter/send-queries';

/** What happened to a send on its way, the latest first. */
export function SendLog({ log, newsroom }: { log: SendNow['log']; newsroom: Newsroom }) {
  return (
    <section className="pane" aria-labelledby="send-log">
      <div className="pane__head">
        <h2 id="send-log">Log</h2>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
      <div className="send-log" role="log" aria-label="Log of the send" tabIndex={0}>
        <ol className="plain-list">
          {log.map(({ id, at, words }) => (
            <li key={id}>
              <time dateTime={at}>{formatInstant(new Date(at), newsroom).time}</time> {words}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
