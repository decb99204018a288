'use client';

import { formatInstant, type Newsroom } from '@/lib/dates';
import type { SendNow } from '@/lib/newsletter/send-queries';
import { countInWords } from '@/lib/words';
import { RateChart } from './rate-chart';
import { SendLog } from './send-log';
import { useSend } from './use-send';

type Props = { id: number; first: SendNow; limit: number; newsroom: Newsroom };

/** How far a send has come, without loading the page again. */
export function SendProgress({ id, first, limit, newsroom }: Props) {
  const { status, note, addressed, counts, deferred, perMinute, doneAt, minutes, log } = useSend(id, first);
  const figure = (number: number) => number.toLocaleString(newsroom.locale);
  const settled = counts.accepted + counts.refused + counts.excluded + counts.uncertain;
  const most = addressed ?? settled + counts.waiting + counts.claimed;
  const share = (number: number) => ({ width: `${most > 0 ? (number / most) * 100 : 0}%` });
  const left = counts.waiting + counts.claimed;
  const percent = most > 0 ? Math.floor((settled / most) * 100) : 0;
  const pace =
    doneAt && `at ${figure(perMinute)} a minute, done about ${formatInstant(new Date(doneAt), newsroom).time}`;
  return (
    <>
      <section aria-label="Progress" className="send-progress">
        <div className="send-head">
          <div>
            <p className="big">{figure(counts.accepted)}</p>
            <p>{addressed === null ? 'The audience is being fixed.' : `of ${figure(most)} accepted`}</p>
          </div>
          <p className="eta">
            <b>{stateOf(status, left, perMinute)}</b>
            <br />
            <span className="meta">{note || pace}</span>
          </p>
        </div>
        <div
          className="meter"
          role="progressbar"
          aria-valuemin={0}
          aria-valuemax={most}
          aria-valuenow={settled}
          aria-valuetext={`${figure(settled)} of ${figure(most)} settled`}
          aria-label="Sending"
        >
          <i className="sent" style={share(counts.accepted)} />
          <i className="bounce" style={share(counts.refused)} />
          {status === 'sending' && <i className="live" />}
        </div>
        <p className="vh" role="status">
          {status === 'sending' && percent >= 10 ? `${Math.floor(percent / 10) * 10} per cent` : ''}
        </p>
        <dl className="stats">
          <Stat number={figure(left - deferred)} words="waiting" />
          <Stat number={figure(deferred)} words="deferred, will be tried again" />
          <Stat number={figure(counts.refused)} words="refused" />
          <Stat number={figure(counts.excluded)} words="excluded" />
          <Stat number={figure(counts.uncertain)} words="uncertain" />
        </dl>
      </section>
      {(minutes.length > 0 || status === 'sending') && <RateChart {...{ minutes, limit, newsroom }} />}
      <SendLog log={log} newsroom={newsroom} />
    </>
  );
}

function Stat({ number, words }: { number: string; words: string }) {
  return (
    <div className="stat">
      <dd>
        <b>{number}</b>
      </dd>
      <dt className="meta">{words}</dt>
    </div>
  );
}

function stateOf(status: SendNow['status'], left: number, perMinute: number): string {
  if (status === 'paused') return 'Paused';
  if (status === 'done') return 'Finished';
  if (status === 'cancelled') return left > 0 ? 'Cancelling' : 'Cancelled';
  if (status !== 'sending') return 'Not begun yet';
  if (perMinute === 0) return 'Sending';
  return `About ${countInWords(Math.max(1, Math.ceil(left / perMinute)), 'minute', 'minutes')} left`;
}
