import type { CountedSubject, TrackRecord } from '@/lib/briefings/subject-queries';
import { briefingPath, companyPath, topicPath } from '@/lib/paths';
import { inWords } from '@/lib/words';

type Props = {
  name: string;
  slots: number;
  record: TrackRecord;
  topics: CountedSubject[];
  neighbours: CountedSubject[];
};

/** A company among the ranked, drawn like a food label. */
export function CompanyFacts({ name, slots, record, topics, neighbours }: Props) {
  const { stories, first, averageRank, last } = record;
  return (
    <aside className="facts" aria-labelledby="facts">
      <h2 className="facts__title" id="facts">
        {name} in the {inWords(slots)}
      </h2>
      <dl className="facts__bar">
        <Row label="Stories" value={stories} />
        <Row label="Ranked first" value={first} />
        <Row label="Average rank" value={averageRank.toFixed(1)} />
        {last && (
          <div className="facts__row">
            <dt>Last seen</dt>
            <dd className="num">
              <a href={briefingPath(last.slug)}>No. {last.number}</a>
            </dd>
          </div>
        )}
      </dl>
      <Links label="Topics" subjects={topics} path={topicPath} />
      <Links label="Often in the same story" subjects={neighbours} path={companyPath} />
    </aside>
  );
}

function Row({ label, value }: { label: string; value: string | number }) {
  return (
    <div className="facts__row">
      <dt>{label}</dt>
      <dd className="num">{value}</dd>
    </div>
  );
}

type LinksProps = { label: string; subjects: CountedSubject[]; path: (slug: string) => string };

function Links({ label, subjects, path }: LinksProps) {
  if (subjects.length === 0) return null;
  return (
    <div className="facts__bar">
      <h3>{label}</h3>
      <ul className="plain-list">
        {subjects.map(({ slug, name, stories }) => (
          <li key={slug}>
            <a href={path(slug)} className="facts__pair">
              <span>{name}</span>
              <b className="num">{stories}</b>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
