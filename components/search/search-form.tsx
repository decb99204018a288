import { Icon } from '@/components/ui/icon';

/** The form's name: the filters beside the results belong to it too. */
export const SEARCH_FORM = 'search';

/** The one large field. It works as a link does: the search is in the address. */
export function SearchForm({ siteName, q }: { siteName: string; q: string }) {
  return (
    <search>
      <form id={SEARCH_FORM} className="search-form" action="/search">
        <label className="vh" htmlFor="q">
          Search {siteName}
        </label>
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={q}
          maxLength={200}
          autoComplete="off"
          enterKeyHint="search"
          placeholder="A company, a word, a “phrase”"
        />
        <button className="btn btn--l" type="submit">
          <Icon name="search" />
          Search
        </button>
      </form>
    </search>
  );
}
