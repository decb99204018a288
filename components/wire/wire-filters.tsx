import Link from 'next/link';
import { formatDay } from '@/lib/dates';
import { wirePath, type WireQuery } from '@/lib/wire/form';

type WireFiltersProps = {
  query: WireQuery;
  topics: { id: number; name: string }[];
  editions: { id: number; number: number; editionDate: string }[];
  locale: string;
};

/** What of the wire is shown. Works without scripts. */
export function WireFilters({ query, topics, editions, locale }: WireFiltersProps) {
  return (
    <div className="wire__tools">
      <form action="/admin/wire" role="search" aria-label="Clusters">
        <label className="vh" htmlFor="wire-q">
          Filter clusters by words
        </label>
        <input id="wire-q" name="q" type="search" className="cin" placeholder="Filter" defaultValue={query.q} />
        <label className="vh" htmlFor="wire-topic">
          Topic
        </label>
        <select id="wire-topic" name="topic" className="cin" defaultValue={query.topic ?? ''}>
          <option value="">All topics</option>
          {topics.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        {editions.length > 1 && (
          <>
            <label className="vh" htmlFor="wire-edition">
              Edition to fill
            </label>
            <select id="wire-edition" name="edition" className="cin" defaultValue={query.edition ?? editions[0]!.id}>
              {editions.map(({ id, number, editionDate }) => (
                <option key={id} value={id}>
                  For No. {number}, {formatDay(editionDate, locale)}
                </option>
              ))}
            </select>
          </>
        )}
        {query.state === 'dismissed' && <input type="hidden" name="state" value="dismissed" />}
        <button type="submit" className="cbtn">
          Filter
        </button>
      </form>
      <nav className="seg" aria-label="State">
        {(['open', 'dismissed'] as const).map((state) => (
          <Link
            key={state}
            href={wirePath({ ...query, state, c: undefined, from: undefined })}
            prefetch={false}
            aria-current={query.state === state ? 'page' : undefined}
          >
            {state === 'open' ? 'Open' : 'Dismissed'}
          </Link>
        ))}
      </nav>
    </div>
  );
}
