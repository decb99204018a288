import Link from 'next/link';
import { Pane, Status } from '@/components/editors/desk-page';
import type { Activity, StoryInWork } from '@/lib/briefings/dashboard-queries';
import { dateInZone, formatInstant, formatShortDate, type Newsroom } from '@/lib/dates';

/** What was done last, in sentences; the time today, the day before that. */
export function ActivityPane({ acts, now, newsroom }: { acts: Activity[]; now: Date; newsroom: Newsroom }) {
  const when = (at: Date) => {
    const day = dateInZone(at, newsroom.timeZone);
    if (day === dateInZone(now, newsroom.timeZone)) return formatInstant(at, newsroom).time;
    return formatShortDate(day, newsroom.locale);
  };
  return (
    <Pane id="act" title="Recent activity" aside={<Link href="/admin/audit">Audit log</Link>}>
      {acts.length === 0 && <p className="pane__empty">Nothing has been done at the desk yet.</p>}
      <ol className="feedlist plain-list">
        {acts.map(({ id, at, actor, act, subject, title, href }) => (
          <li key={id}>
            <time dateTime={at.toISOString()}>{when(at)}</time>
            <span>
              <b>{actor}</b> {act} {href ? <Link href={href}>{title || subject}</Link> : subject}
            </span>
          </li>
        ))}
      </ol>
    </Pane>
  );
}

/** What is being written, for those who do not read the audit log. */
export function InWorkPane({ stories }: { stories: StoryInWork[] }) {
  return (
    <Pane id="work" title="Stories in work" aside={<Link href="/admin/stories">All stories</Link>}>
      {stories.length === 0 && <p className="pane__empty">Nothing is being written.</p>}
      <ul className="todo plain-list">
        {stories.map(({ id, headline, stage, updatedBy }) => (
          <li key={id} className="todo__wide">
            <Link className="hl" href={`/admin/stories/${id}`}>
              {headline || 'Untitled story'}
            </Link>
            <span className="meta">{updatedBy}</span>
            <Status kind={stage === 'ready' ? 'ready' : 'edit'}>{stage === 'ready' ? 'Ready' : 'In edit'}</Status>
          </li>
        ))}
      </ul>
    </Pane>
  );
}
