import { formatInstant, type Newsroom } from '@/lib/dates';
import { storyPath } from '@/lib/paths';
import type { PublishedCorrection } from '@/lib/stories/correction-queries';
import { capitalised } from '@/lib/words';

/** `level` is that of the headings: under which they stand depends on the page. */
type Props = { corrections: PublishedCorrection[]; newsroom: Newsroom; level?: 'h2' | 'h3' };

/** Corrections of many stories: what kind, when, of which story, and what was wrong. */
export function CorrectionsList({ corrections, newsroom, level: Heading = 'h2' }: Props) {
  return (
    <ol className="corrections-list plain-list">
      {corrections.map(({ id, kind, publishedAt, slug, headline, text }) => {
        const { date, time } = formatInstant(publishedAt, newsroom);
        return (
          <li key={id} className="correction">
            <p className="label">
              {capitalised(kind)},{' '}
              <time dateTime={publishedAt.toISOString()}>
                {date}, {time}
              </time>
            </p>
            <Heading className="d5">
              <a className="hl" href={storyPath(slug)}>
                {headline}
              </a>
            </Heading>
            <p>{text}</p>
          </li>
        );
      })}
    </ol>
  );
}
