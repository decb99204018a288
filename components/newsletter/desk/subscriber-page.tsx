import Link from 'next/link';
import { ActionForm } from '@/components/editors/action-form.client';
import { Submit } from '@/components/editors/submit.client';
import type { Newsroom } from '@/lib/dates';
import type { FormAnswer } from '@/lib/editors/form';
import { subscriberQuery, type SubscriberFilter } from '@/lib/newsletter/subscriber-filter';
import type { FoundSubscribers } from '@/lib/newsletter/subscriber-list';
import { ListPages } from './list-pages';
import { SubscriberFilters } from './subscriber-filters';
import { SubscriberTable } from './subscriber-table';

type SubscriberPageProps = {
  filter: SubscriberFilter;
  found: FoundSubscribers;
  /** How many match in all, where that is known. */
  total: number | undefined;
  newsroom: Newsroom;
  act: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
};

/** A page of the list: what it is searched by, who was found, what can be done with those that are ticked. */
export function SubscriberPage({ filter, found, total, newsroom, act }: SubscriberPageProps) {
  const { people, received, hasMore, hasLess } = found;
  const href = (changed: SubscriberFilter, turn?: Parameters<typeof subscriberQuery>[1]) =>
    `/admin/subscribers${subscriberQuery(changed, turn)}`;
  const { oldest, ...others } = filter;
  const hasOrder = !filter.q || (filter.q.startsWith('@') && !filter.anywhere);
  const sort = hasOrder
    ? { href: href(oldest ? others : { ...filter, oldest: true }), isOldest: oldest === true }
    : undefined;
  const [first, last] = [people[0], people.at(-1)];
  return (
    <section aria-label="Subscribers">
      <SubscriberFilters filter={filter} />
      {people.length === 0 ? (
        <p className="empty">Nobody like this.</p>
      ) : (
        <ActionForm act={act} label="Subscribers of this page">
          <SubscriberTable {...{ people, received, newsroom, sort }} />
          <div className="toolbar list-acts">
            <Submit className="cbtn" busy="Unsubscribing">
              Unsubscribe those ticked
            </Submit>
          </div>
        </ActionForm>
      )}
      {filter.q && !filter.anywhere && (
        <p className="meta">
          <Link href={href({ ...filter, anywhere: true })} prefetch={false}>
            Look anywhere in the address
          </Link>
          , which takes a moment on a long list.
        </p>
      )}
      <ListPages
        words={total === undefined ? `${people.length} on this page` : `${total.toLocaleString('en-GB')} in all`}
        back={hasLess && first ? href(filter, { id: first.id, way: 'before' }) : undefined}
        next={hasMore && last ? href(filter, { id: last.id, way: 'after' }) : undefined}
      />
    </section>
  );
}
