import Link from 'next/link';
import {
  STATUSES,
  STATUS_WORDS,
  subscriberQuery,
  THROUGHS,
  THROUGH_WORDS,
  type SubscriberFilter,
} from '@/lib/newsletter/subscriber-filter';

const href = (filter: SubscriberFilter) => `/admin/subscribers${subscriberQuery(filter)}`;

/** What the list is searched by: an address, so that it can be kept and works without scripts. */
export function SubscriberFilters({ filter }: { filter: SubscriberFilter }) {
  const { status, ...others } = filter;
  return (
    <div className="subscriber-filters">
      <nav className="seg" aria-label="Status">
        {[undefined, ...STATUSES].map((each) => (
          <Link
            key={each ?? ''}
            href={href({ ...others, ...(each && { status: each }) })}
            prefetch={false}
            aria-current={each === status ? 'true' : undefined}
          >
            {each ? STATUS_WORDS[each] : 'All'}
          </Link>
        ))}
      </nav>
      <form role="search" aria-label="Subscribers" className="toolbar">
        {status && <input type="hidden" name="status" value={status} />}
        <label className="vh" htmlFor="subscriber-q">
          Search by address
        </label>
        <input
          id="subscriber-q"
          className="cin subscriber-filters__q"
          type="search"
          name="q"
          placeholder="Search by address"
          aria-describedby="subscriber-q-hint"
          defaultValue={filter.q}
        />
        <label className="vh" htmlFor="subscriber-through">
          Joined through
        </label>
        <select id="subscriber-through" className="cin" name="through" defaultValue={filter.through ?? ''}>
          <option value="">Joined any way</option>
          {THROUGHS.map((each) => (
            <option key={each} value={each}>
              {THROUGH_WORDS[each]}
            </option>
          ))}
        </select>
        <Day name="from" label="Joined from" value={filter.from} />
        <Day name="to" label="to" value={filter.to} />
        <button className="cbtn" type="submit">
          Show
        </button>
        {Object.keys(filter).length > 0 && (
          <Link className="cbtn cbtn--quiet" href="/admin/subscribers" prefetch={false}>
            Clear
          </Link>
        )}
        <p id="subscriber-q-hint" className="meta">
          How an address begins, or @example.com for all of a domain.
        </p>
      </form>
    </div>
  );
}

function Day({ name, label, value }: { name: 'from' | 'to'; label: string; value: string | undefined }) {
  return (
    <label className="subscriber-filters__day">
      <span className="meta">{label}</span>
      <input className="cin" type="date" name={name} defaultValue={value} />
    </label>
  );
}
