import Link from 'next/link';
import { formatInstant, type Newsroom } from '@/lib/dates';
import type { ListedRevision } from '@/lib/stories/history-queries';

type RevisionListProps = {
  revisions: ListedRevision[];
  shown: number | undefined;
  /** The address of the history with this version shown. */
  to: (version: number) => string;
  /** The address of those before these, if there are any. */
  older?: string | undefined;
  newsroom: Newsroom;
};

/** The versions of a story, the newest first, day by day: when, who, and what was changed. */
export function RevisionList({ revisions, shown, to, older, newsroom }: RevisionListProps) {
  const dayOf = ({ savedAt }: ListedRevision) => formatInstant(savedAt, newsroom).day;
  const days = [...new Set(revisions.map(dayOf))];
  return (
    <nav className="revs__list" aria-label="Versions">
      {days.map((day) => (
        <section key={day} aria-label={day}>
          <h2 className="rev__day">{day}</h2>
          <ol className="rev plain-list" reversed>
            {revisions
              .filter((revision) => dayOf(revision) === day)
              .map((revision) => (
                <li key={revision.id}>
                  <Link
                    href={to(revision.version)}
                    prefetch={false}
                    scroll={false}
                    aria-current={revision.version === shown ? 'true' : undefined}
                  >
                    <time className="meta" dateTime={revision.savedAt.toISOString()}>
                      {formatInstant(revision.savedAt, newsroom).time}
                    </time>
                    <b>{revision.savedBy || 'The desk'}</b>
                    <span className="meta">{whatHappened(revision)}</span>
                  </Link>
                </li>
              ))}
          </ol>
        </section>
      ))}
      {older && (
        <Link href={older} prefetch={false} className="cbtn cbtn--quiet">
          Older versions
        </Link>
      )}
    </nav>
  );
}

const ACTS = { created: 'Started', restored: 'Restored', published: 'Published', corrected: 'Corrected', saved: '' };

/** "Published. Headline, 3 words" */
function whatHappened({ act, summary, isFirst }: ListedRevision): string {
  const words = summary || (isFirst && act !== 'created' ? 'First version' : '');
  return [ACTS[act], words].filter(Boolean).join('. ') || 'Nothing that shows';
}
