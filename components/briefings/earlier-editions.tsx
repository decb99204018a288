import type { BriefingWithHeadlines } from '@/lib/briefings/queries';
import { archivePath } from '@/lib/paths';
import { EditionRow } from './edition-row';

/** The editions before the newest one, newest first. Nothing while there are none. */
export function EarlierEditions({ briefings, locale }: { briefings: BriefingWithHeadlines[]; locale: string }) {
  if (briefings.length === 0) return null;
  return (
    <section aria-labelledby="earlier">
      <div className="section__head">
        <h2 className="d3" id="earlier">
          Earlier editions
        </h2>
        <a href={archivePath()}>All editions</a>
      </div>
      <ol className="plain-list" reversed>
        {briefings.map((briefing) => (
          <EditionRow key={briefing.slug} briefing={briefing} locale={locale} />
        ))}
      </ol>
    </section>
  );
}
