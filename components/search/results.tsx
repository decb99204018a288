import { StoryRow } from '@/components/stories/story-row';
import { Icon } from '@/components/ui/icon';
import { Pager } from '@/components/ui/pager';
import type { Newsroom } from '@/lib/dates';
import { searchPath } from '@/lib/paths';
import { RESULTS, type Search } from '@/lib/search/rules';
import type { Found } from '@/lib/search/search-stories';
import type { Subject } from '@/lib/stories/queries';
import { MarkedText } from './marked-text';

type Props = { search: Search; found: Found; chosen: { topics: Subject[]; companies: Subject[] }; newsroom: Newsroom };

/** How much was found, by what it is narrowed, and the stories themselves. */
export function Results({ search, found, chosen, newsroom }: Props) {
  return (
    <div>
      <div className="result-bar">
        <p role="status">
          <Count search={search} found={found} />
        </p>
        <Sort search={search} isMany={found.isMany} />
      </div>
      <Pills search={search} chosen={chosen} />
      <h2 className="vh">Stories</h2>
      <ol className="rows plain-list">
        {found.hits.map((hit) => (
          <StoryRow
            key={hit.slug}
            story={hit}
            newsroom={newsroom}
            headline={<MarkedText parts={hit.markedHeadline} />}
            summary={<MarkedText parts={hit.summary} />}
          />
        ))}
      </ol>
      <Pager
        page={search.page}
        size={RESULTS}
        total={Math.min(found.total, RESULTS * 100)}
        path={(page) => searchPath({ ...search, page })}
        next="Next page"
        previous="Previous page"
      />
    </div>
  );
}

function Count({ search, found }: { search: Search; found: Found }) {
  const { total, isMany, unfiltered } = found;
  const mention = search.q && `“${search.q}”`;
  if (isMany) {
    return (
      <>
        <b className="num">More than {total} stories</b> <span className="meta">The newest first.</span>
      </>
    );
  }
  return (
    <>
      <b className="num">
        {total} {total === 1 ? 'story' : 'stories'}
      </b>{' '}
      {mention && (
        <span className="meta">
          {total === unfiltered ? 'with' : `of ${unfiltered} with`} {mention}
        </span>
      )}
    </>
  );
}

function Sort({ search, isMany }: { search: Search; isMany: boolean }) {
  if (isMany || !search.q) return null;
  const by = (newest: boolean) => searchPath({ ...search, newest, page: 1 });
  return (
    <nav className="pills" aria-label="Sort">
      <a className="pill" href={by(false)} aria-current={search.newest ? undefined : 'true'}>
        Best match
      </a>
      <a className="pill" href={by(true)} aria-current={search.newest ? 'true' : undefined}>
        Newest
      </a>
    </nav>
  );
}

function Pills({ search, chosen }: Pick<Props, 'search' | 'chosen'>) {
  const { topics, companies, year, first } = search;
  const without = (part: Partial<Search>) => searchPath({ ...search, ...part, page: 1 });
  const pills = [
    ...chosen.topics.map(({ slug, name }) => ({
      label: `Topic: ${name}`,
      href: without({ topics: topics.filter((each) => each !== slug) }),
    })),
    ...chosen.companies.map(({ slug, name }) => ({
      label: `Company: ${name}`,
      href: without({ companies: companies.filter((each) => each !== slug) }),
    })),
    ...(first ? [{ label: 'First only', href: without({ first: false }) }] : []),
    ...(year ? [{ label: `Year: ${year}`, href: without({ year: undefined }) }] : []),
  ];
  if (pills.length === 0) return null;
  return (
    <p className="pills pt-4">
      {pills.map(({ label, href }) => (
        <a key={href} className="pill" href={href}>
          {label} <Icon name="cross" />
          <span className="vh">, remove filter</span>
        </a>
      ))}
    </p>
  );
}
