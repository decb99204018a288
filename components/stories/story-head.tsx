import type { PublishedStory } from '@/lib/stories/queries';
import { dateInZone, formatInstant, type Newsroom } from '@/lib/dates';
import { Moment } from '@/components/ui/moment';

type Props = { story: PublishedStory; byline: string; newsroom: Newsroom };

/** Headline, standfirst and byline; the byline leads to the newest correction, if there is one. */
export function StoryHead({ story, byline, newsroom }: Props) {
  const newest = story.corrections.at(-1);
  return (
    <header className="story__head">
      <h1 className="d2">{story.headline}</h1>
      <p className="stand">{story.standfirst}</p>
      <p className="story__by meta">
        <span>{byline}</span>
        <Moment at={story.firstPublishedAt} newsroom={newsroom} />
        {newest && (
          <a href="#corrections">
            {CHANGED[newest.kind]} {since(newest.publishedAt, story.firstPublishedAt, newsroom)}
          </a>
        )}
      </p>
    </header>
  );
}

const CHANGED = { correction: 'Corrected', clarification: 'Clarified', update: 'Updated' };

/** The time alone on the day of publication, else the date. */
function since(changed: Date, published: Date, newsroom: Newsroom): string {
  const { date, time } = formatInstant(changed, newsroom);
  const sameDay = dateInZone(changed, newsroom.timeZone) === dateInZone(published, newsroom.timeZone);
  return sameDay ? time : date;
}
