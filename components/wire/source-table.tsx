import Link from 'next/link';
import { Sparkline } from '@/components/editors/dashboard/sparkline';
import { RowMenu } from '@/components/editors/row-menu.client';
import { Submit } from '@/components/editors/submit.client';
import { formatMoment, type Newsroom } from '@/lib/dates';
import { KIND_WORDS } from '@/lib/wire/source-rules';
import type { SourceRow } from '@/lib/wire/source-queries';
import { SourceHealth } from './source-health';

type SourceTableProps = { sources: SourceRow[]; newsroom: Newsroom; mayChange: boolean };

/** The sources of the wire: what each is, how it is, and what it brought in a week. */
export function SourceTable({ sources, newsroom, mayChange }: SourceTableProps) {
  return (
    <table className="tbl tbl--stack sources">
      <caption className="vh">Sources</caption>
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Kind</th>
          <th scope="col">Health</th>
          <th scope="col">Checked</th>
          <th scope="col">Seven days</th>
          <th scope="col" className="r">
            Items
          </th>
          <th scope="col" className="r">
            Answer
          </th>
          {mayChange && (
            <th scope="col">
              <span className="vh">Actions</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <SourceLine key={source.id} source={source} newsroom={newsroom} mayChange={mayChange} />
        ))}
      </tbody>
    </table>
  );
}

type LineProps = { source: SourceRow; newsroom: Newsroom; mayChange: boolean };

function SourceLine({ source, newsroom, mayChange }: LineProps) {
  const { id, name, feedUrl, kind, tier, isDemo, lastCheckedAt, lastItemAt, week, answerTime } = source;
  return (
    <tr>
      <td>
        <Link href={`/admin/wire/sources/${id}`} prefetch={false}>
          <b>{name}</b>
        </Link>
        {isDemo && <span className="meta"> Demo</span>}
        <br />
        <span className="meta source__address">{feedUrl.replace(/^https?:\/\//, '')}</span>
      </td>
      <td className="hide-s">
        {KIND_WORDS[kind].split(':')[0]}
        <br />
        <span className="meta">Tier {tier}</span>
      </td>
      <td>
        <SourceHealth source={source} newsroom={newsroom} />
      </td>
      <td className="hide-s">{lastCheckedAt ? formatMoment(lastCheckedAt, newsroom) : 'Never'}</td>
      <td className="hide-s">
        <Sparkline values={week} />
      </td>
      <td className="r hide-s" title={lastItemAt ? `The last on ${formatMoment(lastItemAt, newsroom)}` : 'None so far'}>
        {week.reduce((sum, items) => sum + items, 0)}
      </td>
      <td className="r hide-s">{answerTime === null ? '' : `${(answerTime / 1000).toFixed(1)} s`}</td>
      {mayChange && (
        <td className="r source__acts">
          <RowMenu name={name}>
            <Acts source={source} />
          </RowMenu>
        </td>
      )}
    </tr>
  );
}

function Acts({ source: { id, state } }: { source: SourceRow }) {
  return (
    <>
      {state === 'active' && (
        <Submit name="act" value={`check ${id}`} busy="Checking" className="cbtn cbtn--quiet">
          Check now
        </Submit>
      )}
      {state === 'active' ? (
        <Submit name="act" value={`pause ${id}`} busy="Turning off" className="cbtn cbtn--quiet">
          Turn off
        </Submit>
      ) : (
        <Submit name="act" value={`resume ${id}`} busy="Turning on" className="cbtn cbtn--quiet">
          Turn on
        </Submit>
      )}
      <Link className="cbtn cbtn--quiet" href={`/admin/wire/sources/${id}`} prefetch={false}>
        Change
      </Link>
    </>
  );
}
