import Link from 'next/link';
import { sourcesPath, type SourceFilter } from '@/lib/wire/form';

const HEALTHS = { all: 'All', healthy: 'Healthy', slow: 'Slow', down: 'Down', off: 'Off' } as const;

/** Which sources to show. A form and links: it works without scripts. */
export function SourceFilters({ filter }: { filter: SourceFilter }) {
  const { q, health } = filter;
  return (
    <form className="toolbar filters" action="/admin/wire/sources" role="search" aria-label="Sources">
      {health !== 'all' && <input type="hidden" name="health" value={health} />}
      <label className="vh" htmlFor="q">
        Search names and addresses
      </label>
      <input key={q} id="q" name="q" type="search" className="cin" placeholder="Filter" defaultValue={q} />
      <button type="submit" className="cbtn">
        Search
      </button>
      <nav className="seg" aria-label="Health">
        {(Object.keys(HEALTHS) as (keyof typeof HEALTHS)[]).map((each) => (
          <Link
            key={each}
            href={sourcesPath({ q, health: each })}
            prefetch={false}
            aria-current={each === health ? 'true' : undefined}
          >
            {HEALTHS[each]}
          </Link>
        ))}
      </nav>
    </form>
  );
}
