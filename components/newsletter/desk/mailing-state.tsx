import Link from 'next/link';
import { Icon } from '@/components/ui/icon';
import type { BriefingStatus } from '@/lib/briefings/rules';
import { formatInZone, type Newsroom } from '@/lib/dates';
import type { MailingFacts } from './mailing-choice.client';

type Props = { mailing: MailingFacts; status: BriefingStatus; newsroom: Newsroom };

/** How it stands with the newsletter of an edition, and the way to where it is steered. */
export function MailingState({ mailing, status, newsroom }: Props) {
  const { open, last, maySend } = mailing;
  const to = (id: number, words: string) =>
    maySend && (
      <Link href={`/admin/newsletter/${id}`} prefetch={false}>
        {words}
      </Link>
    );
  if (open?.status === 'held')
    return (
      <div className="notice notice--warn">
        <Icon name="warning" />
        <p>
          <b>The newsletter waits for a person.</b> {open.note} {to(open.id, 'Decide about it')}
        </p>
      </div>
    );
  if (open?.status === 'planned')
    return (
      <p>
        {status === 'scheduled' || status === 'published'
          ? `The newsletter leaves on ${formatInZone(open.dueAt, newsroom)}. Planned by ${open.orderedBy}.`
          : 'The newsletter was planned and does not leave before the edition is out.'}{' '}
        {to(open.id, 'Its plan')}
      </p>
    );
  if (open)
    return (
      <p>
        {open.status === 'paused' ? `The newsletter is paused. ${open.note}` : 'The newsletter is being sent.'}{' '}
        {to(open.id, 'Watch it')}
      </p>
    );
  if (last)
    return (
      <p>
        The newsletter was sent on {formatInZone(last.startedAt ?? last.dueAt, newsroom)}. {to(last.id, 'Its report')}
      </p>
    );
  if (status !== 'published') return null;
  return (
    <p>
      The newsletter was not sent.{' '}
      {maySend && (
        <Link href="/admin/newsletter" prefetch={false}>
          Send it
        </Link>
      )}
    </p>
  );
}
