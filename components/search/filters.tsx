import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import type { Search } from '@/lib/search/rules';
import type { Found } from '@/lib/search/search-stories';
import type { Subject } from '@/lib/stories/queries';
import { SEARCH_FORM } from './search-form';

type Props = { search: Search; found: Found; chosen: { topics: Subject[]; companies: Subject[] } };

/** What narrows a search. On a small screen it opens over the results; without script as well. */
export function Filters({ search, found, chosen }: Props) {
  return (
    <div>
      <button type="button" className="btn btn--line filter-toggle" popoverTarget="filters">
        <Icon name="filter" />
        Filters
      </button>
      <div className="filters" id="filters" popover="auto" role="group" aria-label="Filters">
        <Subjects legend="Topic" name="topic" offered={found.topics} chosen={chosen.topics} />
        <Subjects legend="Company" name="company" offered={found.companies} chosen={chosen.companies} />
        <fieldset>
          <legend>Rank</legend>
          <Choice type="radio" name="rank" value="" label="Any rank" checked={!search.first} />
          <Choice type="radio" name="rank" value="1" label="First only" checked={search.first} count={found.first} />
        </fieldset>
        <Years search={search} found={found} />
        {search.newest && <input type="hidden" name="sort" value="newest" form={SEARCH_FORM} />}
        <button type="submit" form={SEARCH_FORM} className="btn btn--line">
          Show these
        </button>
      </div>
    </div>
  );
}

type SubjectsProps = { legend: string; name: string; offered: (Subject & { stories: number })[]; chosen: Subject[] };

function Subjects({ legend, name, offered, chosen }: SubjectsProps) {
  const missing = chosen.filter(({ slug }) => !offered.some((each) => each.slug === slug));
  if (offered.length + missing.length === 0) return null;
  const isChosen = (slug: string) => chosen.some((each) => each.slug === slug);
  return (
    <fieldset>
      <legend>{legend}</legend>
      {missing.map(({ slug, name: label }) => (
        <Choice key={slug} type="checkbox" name={name} value={slug} label={label} checked />
      ))}
      {offered.map(({ slug, name: label, stories }) => (
        <Choice
          key={slug}
          type="checkbox"
          name={name}
          value={slug}
          label={label}
          checked={isChosen(slug)}
          count={stories}
        />
      ))}
    </fieldset>
  );
}

function Years({ search, found }: { search: Search; found: Found }) {
  const years = found.years.some(({ year }) => year === search.year) || !search.year;
  const offered = years ? found.years : [{ year: search.year!, stories: undefined }, ...found.years];
  if (offered.length === 0) return null;
  return (
    <fieldset>
      <legend>Year</legend>
      <Choice type="radio" name="year" value="" label="Any year" checked={!search.year} />
      {offered.map(({ year, stories }) => (
        <Choice
          key={year}
          type="radio"
          name="year"
          value={year}
          label={year}
          checked={search.year === year}
          count={stories}
        />
      ))}
    </fieldset>
  );
}

type ChoiceProps = {
  type: 'checkbox' | 'radio';
  name: string;
  value: string;
  label: ReactNode;
  checked: boolean;
  count?: number | undefined;
};

function Choice({ type, name, value, label, checked, count }: ChoiceProps) {
  return (
    <label className="check">
      <input type={type} name={name} value={value} defaultChecked={checked} form={SEARCH_FORM} />
      <span>{label}</span>
      {count !== undefined && <span className="meta num">{count}</span>}
    </label>
  );
}
