import { formatInstant, type Newsroom } from '@/lib/dates';
import type { Correction } from '@/lib/stories/queries';
import { capitalised } from '@/lib/words';

/** What was wrong or changed, when, and in one sentence each. Nothing, if nothing was. */
export function Corrections({ corrections, newsroom }: { corrections: Correction[]; newsroom: Newsroom }) {
  return (
    <div id="corrections">
      {corrections.map((correction, index) => {
        const { date, time } = formatInstant(correction.publishedAt, newsroom);
        return (
          <section className="correction" key={index} aria-labelledby={`correction-${index + 1}`}>
            <h2 id={`correction-${index + 1}`}>
              {capitalised(correction.kind)},{' '}
              <time dateTime={correction.publishedAt.toISOString()}>
                {date}, {time}
              </time>
            </h2>
            <p>{correction.text}</p>
          </section>
        );
      })}
    </div>
  );
}
