import Link from 'next/link';
import { deskStoriesPath, type StoryFilter, type StoryState } from '@/lib/stories/form';
import type { NamedSubject } from '@/lib/stories/subjects';

const STATES: Record<StoryState, string> = {
  all: 'All',
  writing: 'In work',
  ready: 'Ready',
  changed: 'Changed',
  published: 'Published',
  withdrawn: 'Withdrawn',
  trash: 'Trash',
};

type StoryFiltersProps = { filter: StoryFilter; topics: NamedSubject[]; companies: NamedSubject[] };

/** What to look for: by letters, state, subject and edition. Works without a script: it is a form and links. */
export function StoryFilters({ filter, topics, companies }: StoryFiltersProps) {
  const { q, state, topic, company, edition, sort, turned } = filter;
  return (
    <form className="toolbar filters" action="/admin/stories" role="search" aria-label="Stories">
      {state !== 'all' && <input type="hidden" name="state" value={state} />}
      {sort !== 'updated' && <input type="hidden" name="sort" value={sort} />}
      {turned && <input type="hidden" name="turned" value="1" />}
      <label className="vh" htmlFor="q">
        Search headlines and addresses
      </label>
      <input key={q} id="q" name="q" type="search" className="cin" placeholder="Search headlines" defaultValue={q} />
      <Select name="topic" label="Topic" any="Any topic" value={topic} options={topics} />
      <Select name="company" label="Company" any="Any company" value={company} options={companies} />
      <label className="vh" htmlFor="edition">
        Edition
      </label>
      <select key={edition} id="edition" name="edition" className="cin" defaultValue={edition ?? ''}>
        <option value="">In an edition or not</option>
        <option value="in">In an edition</option>
        <option value="none">In no edition</option>
      </select>
      <button type="submit" className="cbtn">
        Search
      </button>
      <nav className="seg" aria-label="State">
        {(Object.keys(STATES) as StoryState[]).map((each) => (
          <Link
            key={each}
            href={deskStoriesPath({ ...filter, state: each, page: 1 })}
            prefetch={false}
            aria-current={each === state ? 'true' : undefined}
          >
            {STATES[each]}
          </Link>
        ))}
      </nav>
    </form>
  );
}

type SelectProps = { name: string; label: string; any: string; value: number | undefined; options: NamedSubject[] };

function Select({ name, label, any, value, options }: SelectProps) {
  return (
    <>
      <label className="vh" htmlFor={name}>
        {label}
      </label>
      <select key={value} id={name} name={name} className="cin" defaultValue={value ?? ''}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </>
  );
}
