import Link from 'next/link';
import { deskEditionsPath, EDITION_STATES, type EditionFilter } from '@/lib/briefings/form';
import { capitalised } from '@/lib/words';

/** What to look for: by number, title or date, and by state. Works without a script: it is a form and links. */
export function EditionFilters({ filter }: { filter: EditionFilter }) {
  const { q, state } = filter;
  return (
    <form className="toolbar filters" action="/admin/briefings" role="search" aria-label="Editions">
      {state !== 'all' && <input type="hidden" name="state" value={state} />}
      <label className="vh" htmlFor="q">
        Search numbers, titles and dates
      </label>
      <input
        key={q}
        id="q"
        name="q"
        type="search"
        className="cin"
        placeholder="No. 30, 2020-07, robots"
        defaultValue={q}
      />
      <button type="submit" className="cbtn">
        Search
      </button>
      <nav className="seg" aria-label="State">
        {EDITION_STATES.map((each) => (
          <Link
            key={each}
            href={deskEditionsPath({ q, state: each })}
            prefetch={false}
            aria-current={each === state ? 'true' : undefined}
          >
            {capitalised(each)}
          </Link>
        ))}
      </nav>
    </form>
  );
}
