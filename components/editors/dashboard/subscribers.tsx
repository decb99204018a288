import { Pane } from '@/components/editors/desk-page';
import type { Membership } from '@/lib/newsletter/membership-queries';
import { Sparkline } from './sparkline';

/** How many get the newsletter, and how that has changed. */
export function SubscribersPane({ membership, locale }: { membership: Membership; locale: string }) {
  const { today, joined, gone, waiting, weeks } = membership;
  return (
    <Pane
      id="subs"
      title="Confirmed subscribers"
      aside={<span className="meta">Seven days, and {weeks.length} weeks</span>}
    >
      <div className="stats dash-stats">
        <Stat figure={today.toLocaleString(locale)} words="today" />
        <Stat figure={joined.toLocaleString(locale)} words={joined === 1 ? 'sign-up' : 'sign-ups'} />
        <Stat figure={gone.toLocaleString(locale)} words="gone" />
        <Stat figure={waiting.toLocaleString(locale)} words="waiting to confirm" />
        <div>
          <Sparkline values={weeks} />
          <span className="vh">
            From {(weeks[0] ?? 0).toLocaleString(locale)} to {today.toLocaleString(locale)} in {weeks.length} weeks.
          </span>
        </div>
      </div>
    </Pane>
  );
}

function Stat({ figure, words }: { figure: string; words: string }) {
  return (
    <p className="stat">
      <b>{figure}</b> <span className="meta">{words}</span>
    </p>
  );
}
