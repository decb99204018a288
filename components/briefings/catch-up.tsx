import { StoryRow } from '@/components/stories/story-row';
import type { ListedStory } from '@/lib/briefings/subject-queries';
import { formatLongDate, type Newsroom, type PlainDate } from '@/lib/dates';
import { capitalised, countInWords, inWords } from '@/lib/words';

type Props = {
  /** What was typed, as it was typed. */
  since: string;
  problem: string | undefined;
  /** Days to begin from, by how many editions that is. */
  choices: { editions: number; date: PlainDate }[];
  /** The number ones since then; undefined until a day was chosen. */
  stories: ListedStory[] | undefined;
  newsroom: Newsroom;
};

/** The number ones since a day: the shortest way back in. */
export function CatchUp({ since, problem, choices, stories, newsroom }: Props) {
  return (
    <>
      <header className="page-head">
        <div>
          <h1 className="d1">{stories ? titleFor(stories.length) : 'Catch me up'}</h1>
          <p className="stand">
            {stories
              ? `The number one of every edition since ${formatLongDate(since, newsroom.locale)}.`
              : 'Been away? Say since when. You get the number one of every edition since, and nothing more.'}
          </p>
        </div>
      </header>
      <Since since={since} problem={problem} choices={choices} />
      {stories && (
        <>
          <h2 className="vh">Stories</h2>
          <ol className="rows plain-list">
            {stories.map((story) => (
              <StoryRow key={story.slug} story={story} newsroom={newsroom} />
            ))}
          </ol>
        </>
      )}
    </>
  );
}

function titleFor(editions: number): string {
  if (editions === 0) return 'You missed nothing.';
  const away = editions === 1 ? 'One edition' : `${capitalised(inWords(editions))} editions`;
  return `${away} away? ${capitalised(countInWords(editions, 'story', 'stories'))}.`;
}

function Since({ since, problem, choices }: Pick<Props, 'since' | 'problem' | 'choices'>) {
  return (
    <form className="catch-up" action="/catch-up">
      <div className="field">
        <label htmlFor="since">I have been away since</label>
        <input
          id="since"
          name="since"
          type="date"
          className="input"
          defaultValue={problem ? '' : since}
          required
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'since-problem' : undefined}
        />
        {problem && (
          <p className="field__problem" id="since-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <button className="btn" type="submit">
        Catch me up
      </button>
      {choices.length > 0 && (
        <p className="pills" role="group" aria-label="Or choose">
          {choices.map(({ editions, date }) => (
            <a
              key={date}
              className="pill"
              href={`/catch-up?since=${date}`}
              aria-current={date === since ? 'true' : undefined}
            >
              The last {inWords(editions)} editions
            </a>
          ))}
        </p>
      )}
    </form>
  );
}
