import type { BriefingSummary } from '@/lib/briefings/queries';
import { formatDate } from '@/lib/dates';
import { briefingPath } from '@/lib/paths';

type Props = { previous: BriefingSummary | undefined; next: BriefingSummary | undefined; locale: string };

/** From one edition to those before and after it. */
export function EditionNav({ previous, next, locale }: Props) {
  return (
    <nav className="ed-nav" aria-label="Editions">
      {previous ? <EditionLink rel="prev" briefing={previous} locale={locale} /> : <span />}
      {next && <EditionLink rel="next" briefing={next} locale={locale} />}
    </nav>
  );
}

type LinkProps = { rel: 'prev' | 'next'; briefing: BriefingSummary; locale: string };

function EditionLink({ rel, briefing, locale }: LinkProps) {
  return (
    <a href={briefingPath(briefing.slug)} rel={rel}>
      <span className="meta">
        {rel === 'next' ? 'Next' : 'Previous'}, No. {briefing.number}
      </span>
      <span className="d5">{formatDate(briefing.editionDate, locale)}</span>
    </a>
  );
}
