import type { CountedSubject } from '@/lib/briefings/subject-queries';

type Props = {
  title: string;
  standfirst: string;
  subjects: (CountedSubject & { description: string })[];
  path: (slug: string) => string;
};

/** All topics or all companies, each with what it is and how many stories there are. */
export function SubjectIndex({ title, standfirst, subjects, path }: Props) {
  return (
    <>
      <header className="page-head">
        <div>
          <h1 className="d1">{title}</h1>
          <p className="stand">{standfirst}</p>
        </div>
      </header>
      <ul className="subject-index plain-list">
        {subjects.map(({ slug, name, description, stories }) => (
          <li key={slug}>
            <h2 className="d5">
              <a className="hl" href={path(slug)}>
                {name}
              </a>
            </h2>
            {description && <p className="note">{description}</p>}
            <p className="meta num">
              {stories} {stories === 1 ? 'story' : 'stories'}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
