import type { SubscriberCounts } from '@/lib/newsletter/subscriber-counts';
import type { SubscriberStatus } from '@/lib/newsletter/subscriber-filter';

const SHOWN: [SubscriberStatus, string][] = [
  ['active', 'confirmed'],
  ['waiting', 'waiting to confirm'],
  ['paused', 'paused'],
  ['bounced', 'bounced'],
  ['complained', 'complained'],
  ['left', 'have left'],
];

/** How many subscribers there are of each kind. */
export function Counts({ counts }: { counts: SubscriberCounts['status'] }) {
  return (
    <div className="stats">
      {SHOWN.map(([status, words]) => (
        <div key={status} className="stat">
          <b>{counts[status].toLocaleString('en-GB')}</b>
          <span className="meta">{words}</span>
        </div>
      ))}
    </div>
  );
}
