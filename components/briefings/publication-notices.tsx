import { Icon } from '@/components/ui/icon';
import type { Publication } from '@/lib/briefings/job-queries';
import { formatInZone, type Newsroom } from '@/lib/dates';

/** How it stands with the publication of an edition, and what waits for a person. */
export function PublicationNotices({ publication, newsroom }: { publication: Publication; newsroom: Newsroom }) {
  const { status, plan, held } = publication;
  return (
    <>
      {held && status === 'draft' && (
        <div className="notice notice--bad">
          <Icon name="warning" />
          <p>
            <b>It waits for a person.</b> It was to go out on {formatInZone(held.due, newsroom)} and did not.{' '}
            {held.note}
          </p>
        </div>
      )}
      {plan && plan.changes.length > 0 && (
        <div className="notice notice--warn">
          <Icon name="warning" />
          <p>
            <b>It was changed after it was scheduled,</b> so it will wait for a person. {plan.changes.join(' ')}{' '}
            Schedule it again to let it out as it is now.
          </p>
        </div>
      )}
      <p className="publish__state">{stateOf(publication, newsroom)}</p>
    </>
  );
}

function stateOf({ status, plan, last }: Publication, newsroom: Newsroom): string {
  if (status === 'scheduled' && plan) return `Goes out on ${formatInZone(plan.at, newsroom)}. Scheduled by ${plan.by}.`;
  if (status === 'published' && last) return `Published on ${formatInZone(last.at, newsroom)} by ${last.by}.`;
  if (status === 'withdrawn') return 'Withdrawn. Readers who look for it are told, or led to another page.';
  return 'Not published yet.';
}
