import { missingNumbers } from '@/lib/briefings/rules';
import { archivePath } from '@/lib/paths';

type Props = {
  siteName: string;
  year: string;
  years: string[];
  total: { briefings: number; stories: number };
  /** The numbers of the editions shown. */
  numbers: number[];
};

/** The head of the archive: how much there is, which weeks went without, and the other years. */
export function ArchiveHead({ siteName, year, years, total, numbers }: Props) {
  const gaps = missingNumbers(numbers).map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  return (
    <header className="page-head">
      <div>
        <h1 className="d1">The stockroom</h1>
        <p className="stand">
          Every edition of {siteName}: {total.briefings} so far, {total.stories} stories, nothing thrown away.
        </p>
        {gaps.length > 0 && (
          <p className="note mt-3">
            The number is the week. These weeks of {year} have no edition here: {gaps.join(', ')}.
          </p>
        )}
      </div>
      <nav className="yearbar" aria-label="Year">
        {years.map((each, index) => (
          <a
            key={each}
            href={archivePath(index === 0 ? undefined : each)}
            aria-current={each === year ? 'page' : undefined}
          >
            {each}
          </a>
        ))}
      </nav>
    </header>
  );
}
