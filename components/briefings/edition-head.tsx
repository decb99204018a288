import type { PublishedBriefing } from '@/lib/briefings/queries';
import { readingMinutes } from '@/lib/stories/rules';
import { capitalised, countInWords } from '@/lib/words';
import { Day } from '@/components/ui/moment';
import { EditionBarcode } from './edition-barcode';

/** The head of a briefing: number, date, introduction and barcode. */
export function EditionHead({ briefing, locale }: { briefing: PublishedBriefing; locale: string }) {
  const { number, editionDate, stories } = briefing;
  const minutes = stories.reduce((total, story) => total + readingMinutes(story.words), 0);
  return (
    <header className="ed-head">
      <div>
        <p className="meta mb-3">
          No. {number}. {capitalised(countInWords(stories.length, 'story', 'stories'))},{' '}
          {countInWords(minutes, 'minute', 'minutes')}.
        </p>
        <h1 className="d1">
          <Day date={editionDate} locale={locale} />
        </h1>
        <p className="stand">{briefing.intro}</p>
      </div>
      <EditionBarcode number={number} date={editionDate} />
    </header>
  );
}
