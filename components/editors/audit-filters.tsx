import Link from 'next/link';
import { useId, type ReactNode } from 'react';
import type { AuditFilter } from '@/lib/editors/audit-queries';
import { capitalised } from '@/lib/words';

type AuditFiltersProps = { filter: AuditFilter; choices: { actors: string[]; acts: string[] }; count: number };

/** What the log is searched by. A form that asks for an address: it works without scripts, and can be sent to a colleague. */
export function AuditFilters({ filter, choices, count }: AuditFiltersProps) {
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <form className="audit-filters" role="search" aria-label="The log">
      <Labelled label="Words">
        {(id) => <input id={id} className="cin" type="search" name="words" defaultValue={filter.words} />}
      </Labelled>
      <Labelled label="Who">
        {(id) => <Choices id={id} name="actor" any="Anyone" chosen={filter.actor} from={choices.actors} />}
      </Labelled>
      <Labelled label="What">
        {(id) => (
          <Choices id={id} name="act" any="Any act" chosen={filter.act} from={choices.acts} words={capitalised} />
        )}
      </Labelled>
      <Labelled label="From">
        {(id) => <input id={id} className="cin" type="date" name="from" defaultValue={filter.from} />}
      </Labelled>
      <Labelled label="To">
        {(id) => <input id={id} className="cin" type="date" name="to" defaultValue={filter.to} />}
      </Labelled>
      <button className="cbtn" type="submit">
        Show
      </button>
      {isFiltered && (
        <Link className="cbtn cbtn--quiet" href="/admin/audit">
          Clear
        </Link>
      )}
      <span className="push meta" role="status">
        {count.toLocaleString('en-GB')} {count === 1 ? 'entry' : 'entries'}
      </span>
    </form>
  );
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="cf">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

type ChoicesProps = {
  id: string;
  name: string;
  any: string;
  chosen: string | undefined;
  from: string[];
  words?: (choice: string) => string;
};

/** What somebody chose stays a choice, even where the log has nothing of it. */
function Choices({ id, name, any, chosen = '', from, words = (choice) => choice }: ChoicesProps) {
  const all = chosen && !from.includes(chosen) ? [chosen, ...from] : from;
  return (
    <select id={id} className="cin" name={name} defaultValue={chosen}>
      <option value="">{any}</option>
      {all.map((choice) => (
        <option key={choice} value={choice}>
          {words(choice)}
        </option>
      ))}
    </select>
  );
}
