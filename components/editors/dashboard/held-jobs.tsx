import Link from 'next/link';
import { Icon } from '@/components/ui/icon';
import type { Held } from '@/lib/briefings/job-queries';
import { formatMoment, type Newsroom } from '@/lib/dates';

/** Publications that did not happen by themselves: said first, because readers are waiting. */
export function HeldJobs({ jobs, newsroom }: { jobs: Held[]; newsroom: Newsroom }) {
  return jobs.map(({ jobId, briefingId, number, due, note }) => (
    <section key={jobId} className="notice notice--bad" aria-label={`No. ${number} waits for a person`}>
      <Icon name="warning" />
      <div>
        <p>
          <b>No. {number} waits for a person.</b> It was to go out on {formatMoment(due, newsroom)} and did not. {note}
        </p>
        <p className="notice__acts">
          <Link className="cbtn cbtn--ink" href={`/admin/briefings/${briefingId}`}>
            Open No. {number}
          </Link>
        </p>
      </div>
    </section>
  ));
}
