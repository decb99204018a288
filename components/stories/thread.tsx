import type { ListedStory, Place } from '@/lib/briefings/subject-queries';
import { formatDate, type Newsroom } from '@/lib/dates';
import { storyPath } from '@/lib/paths';

type Props = { earlier: ListedStory[]; next: ListedStory | undefined; newsroom: Newsroom };

/** What we published before on the same matter, and what came of it. Nothing for a matter that came up once. */
export function Thread({ earlier, next, newsroom }: Props) {
  if (earlier.length === 0 && !next) return null;
  return (
    <section className="thread" aria-labelledby="thread">
      <h2 className="label" id="thread">
        The same matter
      </h2>
      <ul className="plain-list">
        {next && <Entry label="Since then" story={next} newsroom={newsroom} />}
        {earlier.map((story) => (
          <Entry key={story.slug} label="Previously" story={story} newsroom={newsroom} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ label, story, newsroom }: { label: string; story: ListedStory; newsroom: Newsroom }) {
  return (
    <li>
      <span className="meta">
        {label}
        {story.place && `: ${placeIn(story.place, newsroom)}`}
      </span>
      <a className="d6" href={storyPath(story.slug)}>
        {story.headline}
      </a>
    </li>
  );
}

const placeIn = ({ rank, editionDate }: Place, { locale }: Newsroom) =>
  `number ${rank} on ${formatDate(editionDate, locale)}`;
