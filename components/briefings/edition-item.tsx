import type { ReactNode } from 'react';
import { SubjectLinks } from '@/components/stories/subject-links';
import type { RankedStory } from '@/lib/briefings/queries';
import { companyPath, READER_PATHS, topicPath, type ReaderPaths } from '@/lib/paths';
import { readingMinutes } from '@/lib/stories/rules';
import { capitalised, countInWords } from '@/lib/words';
import { Ticket } from './ticket';

type Props = { edition: number; story: RankedStory; paths?: ReaderPaths };

/** One story of a briefing, with what a reader needs to decide whether to read on. */
export function EditionItem({ edition, story, paths = READER_PATHS }: Props) {
  const href = paths.story(story.slug);
  const isFirst = story.rank === 1;
  return (
    <li className="ed-item" id={`item-${story.rank}`}>
      <div>
        <Ticket
          edition={edition}
          rank={story.rank}
          topic={story.topics[0]?.name}
          minutes={readingMinutes(story.words)}
          large={isFirst}
        />
      </div>
      <div className="ed-item__main">
        <h2 className="d3">
          <a className="hl" href={href}>
            {story.headline}
          </a>
        </h2>
        <p className="ed-item__standfirst">{story.standfirst}</p>
        <p className="why-s">
          <strong>Why it matters</strong> {story.whyItMatters}
        </p>
        <p>
          <a className="more" href={href}>
            Read the story<span className="vh">: {story.headline}</span>
          </a>
        </p>
      </div>
      <dl className="ed-item__side">
        {story.companies.length > 0 && (
          <Fact label={story.companies.length === 1 ? 'Company' : 'Companies'}>
            <SubjectLinks subjects={story.companies} path={companyPath} />
          </Fact>
        )}
        <Fact label={story.topics.length === 1 ? 'Topic' : 'Topics'}>
          <SubjectLinks subjects={story.topics} path={topicPath} />
        </Fact>
        <Fact label="Sources">{capitalised(countInWords(story.sources, 'source', 'sources'))}</Fact>
      </dl>
    </li>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
