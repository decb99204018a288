import type { PublishedBriefing } from '@/lib/briefings/queries';
import { inWords } from '@/lib/words';
import { EditionBarcode } from './edition-barcode';
import { LeadStory } from './lead-story';
import { Shelf } from './shelf';

/** The newest edition as the front page leads with it: one list, number 1 over the whole width. */
export function ThisWeek({ briefing }: { briefing: PublishedBriefing }) {
  const { number, editionDate, intro, stories } = briefing;
  const [first, ...others] = stories;
  return (
    <section aria-labelledby="week">
      <div className="front-head">
        <h1 className="d3" id="week">
          This week’s {inWords(stories.length)}
        </h1>
        <p className="note">{intro}</p>
        <EditionBarcode number={number} date={editionDate} />
      </div>
      <ol className="shelf shelf--front plain-list">
        {first && <LeadStory edition={number} story={first} />}
        <Shelf edition={number} stories={others} />
      </ol>
    </section>
  );
}
