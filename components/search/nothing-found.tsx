import { Bars } from '@/components/ui/bars';
import { LinkList } from '@/components/ui/link-list';
import { slotBarcode } from '@/lib/barcode';
import type { BriefingSummary } from '@/lib/briefings/queries';
import { briefingPath, searchPath, topicPath } from '@/lib/paths';
import type { Search } from '@/lib/search/rules';
import type { Subject } from '@/lib/stories/queries';

type Props = {
  search: Search;
  /** Stories that would be found without the filters. */
  unfiltered: number;
  suggestion: string | undefined;
  topics: Subject[];
  latest: BriefingSummary | undefined;
};

/** An empty shelf with ways on: the search as it was perhaps meant, without its filters, a topic, this week's edition. */
export function NothingFound({ search, unfiltered, suggestion, topics, latest }: Props) {
  const perhaps = [
    ...(suggestion ? [{ href: searchPath({ ...search, q: suggestion, page: 1 }), label: suggestion }] : []),
    ...(unfiltered > 0
      ? [{ href: searchPath({ q: search.q }), label: 'The same without filters', note: unfiltered }]
      : []),
    ...(latest ? [{ href: briefingPath(latest.slug), label: `No. ${latest.number}: ${latest.title}` }] : []),
  ];
  return (
    <div className="empty-shelf empty-shelf--search">
      <div className="empty-shelf__goods">
        <h2 className="d2">Out of stock</h2>
        <p className="stand" role="status">
          Nothing we have published mentions “{search.q}”{unfiltered > 0 && ' within these filters'}.{' '}
          {suggestion ? (
            <>
              Did you mean <a href={searchPath({ ...search, q: suggestion, page: 1 })}>{suggestion}</a>?
            </>
          ) : (
            'Check the spelling, or try fewer words.'
          )}
        </p>
      </div>
      <div className="bay__rail">
        <div className="ticket">
          <span className="ticket__rank">0</span>
          <span className="ticket__body">
            <span className="ticket__topic">Results</span>
            <span className="ticket__time">Nothing on this shelf</span>
            <span className="ticket__code" aria-hidden="true">
              <Bars modules={slotBarcode(0, 0).modules} />
            </span>
          </span>
        </div>
      </div>
      <div className="split">
        <Column title="Perhaps one of these" links={perhaps} />
        <Column
          title="Or browse a topic"
          links={topics.map(({ slug, name }) => ({ href: topicPath(slug), label: name }))}
        />
      </div>
    </div>
  );
}

function Column({ title, links }: { title: string; links: { href: string; label: string; note?: number }[] }) {
  if (links.length === 0) return null;
  return (
    <section>
      <div className="section__head">
        <h3 className="d5">{title}</h3>
      </div>
      <LinkList links={links} />
    </section>
  );
}
