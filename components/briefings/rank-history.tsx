import type { BriefingSummary } from '@/lib/briefings/queries';
import type { Place } from '@/lib/briefings/subject-queries';
import { formatMonthAndYear } from '@/lib/dates';
import type { Settings } from '@/lib/settings';
import { RankPlot } from './rank-plot';

type Props = { name: string; editions: BriefingSummary[]; places: Place[]; settings: Settings };

/** The chart of where a company or topic has ranked, with its title and its finding in words. */
export function RankHistory({ name, editions, places, settings }: Props) {
  const { locale, slots } = settings;
  const newest = places[0]!;
  const from = formatMonthAndYear(editions[0]!.editionDate, locale);
  const to = formatMonthAndYear(editions.at(-1)!.editionDate, locale);
  return (
    <RankPlot
      editions={editions}
      places={places}
      slots={slots}
      title={`Where ${name} has ranked, ${from === to ? from : `${from} to ${to}`}`}
      finding={`${name} by edition and rank. Most recent: ranked ${newest.rank} in No. ${newest.number}.`}
      locale={locale}
    />
  );
}
