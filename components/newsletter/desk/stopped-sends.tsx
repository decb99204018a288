import Link from 'next/link';
import { Icon } from '@/components/ui/icon';
import type { SendSummary } from '@/lib/newsletter/send-queries';

/** Newsletters that go on only when a person says so: said first, because readers are waiting. */
export function StoppedSends({ sends }: { sends: SendSummary[] }) {
  return sends.map(({ id, number, status, note }) => {
    const what = `The newsletter of No. ${number} ${status === 'held' ? 'waits for a person' : 'is paused'}`;
    return (
      <section key={id} className="notice notice--bad" aria-label={what}>
        <Icon name="warning" />
        <div>
          <p>
            <b>{what}.</b> {note}
          </p>
          <p className="notice__acts">
            <Link className="cbtn cbtn--ink" href={`/admin/newsletter/${id}`} prefetch={false}>
              Decide about it
            </Link>
          </p>
        </div>
      </section>
    );
  });
}
