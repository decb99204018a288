import { formatDate } from '@/lib/dates';
import { companyPath, topicPath } from '@/lib/paths';
import type { PublishedStory, Source, Subject } from '@/lib/stories/queries';
import { readingMinutes } from '@/lib/stories/rules';

/** What is in a story, drawn like a food label: length, sources, companies and topics. */
export function FactsPanel({ story, locale }: { story: PublishedStory; locale: string }) {
  return (
    <aside className="facts" aria-labelledby="facts">
      <h2 className="facts__title" id="facts">
        What’s in this story
      </h2>
      <dl className="facts__bar">
        <Row label="Words" value={String(story.words)} />
        <Row label="Reading time" value={`${readingMinutes(story.words)} min`} />
        <Row label="Sources" value={String(story.sources.length)} />
      </dl>
      <div className="facts__bar">
        <h3>Sources</h3>
        <ol className="plain-list">
          {story.sources.map((source, index) => (
            <li key={index}>
              <SourceLine source={source} locale={locale} />
            </li>
          ))}
        </ol>
      </div>
      <Subjects
        label={story.companies.length === 1 ? 'Company' : 'Companies'}
        subjects={story.companies}
        path={companyPath}
      />
      <Subjects label={story.topics.length === 1 ? 'Topic' : 'Topics'} subjects={story.topics} path={topicPath} />
    </aside>
  );
}

function Row({ label, value }: { label: string; value: string }) {
  return (
    <div className="facts__row">
      <dt>{label}</dt>
      <dd className="num">{value}</dd>
    </div>
  );
}

function SourceLine({ source, locale }: { source: Source; locale: string }) {
  const { publisher, title, url, publishedOn } = source;
  const words = (
    <>
      <span>{publisher}</span>
      <span className="meta">
        {title}
        {publishedOn && (
          <>
            , <time dateTime={publishedOn}>{formatDate(publishedOn, locale)}</time>
          </>
        )}
      </span>
    </>
  );
  return url ? <a href={url}>{words}</a> : <span className="facts__line">{words}</span>;
}

type SubjectsProps = { label: string; subjects: Subject[]; path: (slug: string) => string };

function Subjects({ label, subjects, path }: SubjectsProps) {
  if (subjects.length === 0) return null;
  return (
    <div className="facts__bar">
      <h3>{label}</h3>
      <ul className="plain-list">
        {subjects.map(({ slug, name }) => (
          <li key={slug}>
            <a href={path(slug)}>
              <span>{name}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
