import Link from 'next/link';
import { formatDay } from '@/lib/dates';
import { wirePath, type WireQuery } from '@/lib/wire/form';

type Named = { id: number; name: string };

type WireFiltersProps = {
  query: WireQuery;
  topics: Named[];
  companies: Named[];
  sources: Named[];
  editions: { id: number; number: number; editionDate: string }[];
  locale: string;
};

/** What of the wire is shown. Works without scripts. */
export function WireFilters({ query, topics, companies, sources, editions, locale }: WireFiltersProps) {
  const isOpen = [query.company, query.source, query.language, query.days, query.unread].some(Boolean);
  return (
    <div className="wire__tools">
      <form action="/admin/wire" role="search" aria-label="Clusters">
        <div className="wire__line">
          <label className="vh" htmlFor="wire-q">
            Filter clusters by words
          </label>
          <input id="wire-q" name="q" type="search" className="cin" placeholder="Filter" defaultValue={query.q} />
          <label className="vh" htmlFor="wire-topic">
            Topic
          </label>
          <Names id="wire-topic" name="topic" all="All topics" among={topics} value={query.topic} />
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
        </div>
        <details className="wire__more" open={isOpen}>
          <summary>More filters</summary>
          <div>
            <label htmlFor="wire-company">Company</label>
            <input id="wire-company" name="company" className="cin" list="wire-names" defaultValue={query.company} />
            <datalist id="wire-names">
              {companies.map(({ id, name }) => (
                <option key={id} value={name} />
              ))}
            </datalist>
            <label htmlFor="wire-source">Source</label>
            <Names id="wire-source" name="source" all="All sources" among={sources} value={query.source} />
            <label htmlFor="wire-language">Language</label>
            <input
              {...{ id: 'wire-language', name: 'language', className: 'cin', maxLength: 3, size: 4 }}
              placeholder="en"
              defaultValue={query.language}
            />
            <label htmlFor="wire-days">Last reported within</label>
            <select id="wire-days" name="days" className="cin" defaultValue={query.days ?? ''}>
              <option value="">7 days</option>
              {[1, 2, 14, 30].map((days) => (
                <option key={days} value={days}>
                  {days === 1 ? '1 day' : `${days} days`}
                </option>
              ))}
            </select>
            <label className="check">
              <input type="checkbox" name="unread" value="1" defaultChecked={query.unread === '1'} />
              Only what is new to me
            </label>
          </div>
        </details>
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

type NamesProps = { id: string; name: string; all: string; among: Named[]; value: number | undefined };

function Names({ id, name, all, among, value }: NamesProps) {
  return (
    <select id={id} name={name} className="cin" defaultValue={value ?? ''}>
      <option value="">{all}</option>
      {among.map((each) => (
        <option key={each.id} value={each.id}>
          {each.name}
        </option>
      ))}
    </select>
  );
}
