import type { CountedSubject } from '@/lib/briefings/subject-queries';
import { topicPath } from '@/lib/paths';

/** The topics, with how many stories each has so far. Nothing while there are none. */
export function Departments({ topics }: { topics: CountedSubject[] }) {
  if (topics.length === 0) return null;
  return (
    <section aria-labelledby="departments">
      <div className="section__head">
        <h2 className="d3" id="departments">
          Departments
        </h2>
        <span className="meta">Stories so far</span>
      </div>
      <ul className="rows dept plain-list">
        {topics.map(({ slug, name, stories }) => (
          <li key={slug}>
            <a href={topicPath(slug)}>
              <span className="d5">{name}</span>
              <span className="meta num">{stories}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
