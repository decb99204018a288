import { Pane } from '@/components/editors/desk-page';
import { formatStamp, type Newsroom } from '@/lib/dates';
import type { KnownSubscriber } from '@/lib/newsletter/find-subscriber';
import { THROUGH_WORDS } from '@/lib/newsletter/subscriber-filter';

type PersonProps = { known: KnownSubscriber; newsroom: Newsroom };

/** How somebody agreed, what they were sent and what came back. */
export function Person({ known, newsroom }: PersonProps) {
  const { consents, sent, returns } = known;
  return (
    <>
      <Pane id="consents" title="How they agreed">
        {consents.length === 0 && <p className="empty">Nothing is written down.</p>}
        <ul className="plain-list person-list">
          {consents.map((consent) => (
            <li key={consent.id}>
              <b>
                {consent.how}, {THROUGH_WORDS[consent.through]}
              </b>
              <span className="meta">{formatStamp(consent.givenAt, newsroom)}</span>
              <blockquote>{consent.words}</blockquote>
              {consent.evidence && <p className="meta">{consent.evidence}</p>}
            </li>
          ))}
        </ul>
      </Pane>
      <Pane id="sent" title="What they were sent">
        {sent.length === 0 && <p className="empty">Nothing yet.</p>}
        <ul className="plain-list person-list">
          {sent.map(({ id, number, status, settledAt, answer, returned }) => (
            <li key={id}>
              <b>No. {number}</b>
              <span>{returned ?? status}</span>
              <span className="meta">{settledAt ? formatStamp(settledAt, newsroom) : 'Waiting'}</span>
              {answer && <p className="meta">{answer}</p>}
            </li>
          ))}
        </ul>
      </Pane>
      <Pane id="returns" title="What came back">
        {returns.length === 0 && <p className="empty">Nothing.</p>}
        <ul className="plain-list person-list">
          {returns.map(({ id, kind, code, detail, arrivedAt }) => (
            <li key={id}>
              <b>{[kind, code].filter(Boolean).join(' ')}</b>
              <span className="meta">{formatStamp(arrivedAt, newsroom)}</span>
              {detail && <p className="meta">{detail}</p>}
            </li>
          ))}
        </ul>
      </Pane>
    </>
  );
}
