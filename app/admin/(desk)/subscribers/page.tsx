import type { Metadata } from 'next';
import Link from 'next/link';
import { DeskPage, Pane } from '@/components/editors/desk-page';
import { AddDialog } from '@/components/newsletter/desk/add-dialog.client';
import { Counts } from '@/components/newsletter/desk/counts';
import { GrowthChart } from '@/components/newsletter/desk/growth-chart';
import { Segments } from '@/components/newsletter/desk/segments';
import { SubscriberPage } from '@/components/newsletter/desk/subscriber-page';
import { Icon } from '@/components/ui/icon';
import { requireEditor } from '@/lib/editors/auth';
import { may } from '@/lib/editors/rules';
import { countOf, countSubscribers, listGrowth } from '@/lib/newsletter/subscriber-counts';
import { readSubscriberFilter, readTurn, subscriberQuery } from '@/lib/newsletter/subscriber-filter';
import { findSubscriberPage } from '@/lib/newsletter/subscriber-list';
import { getSettings } from '@/lib/settings';
import { addSubscriberAct, unsubscribeAct } from './actions';

export const metadata: Metadata = { title: 'Subscribers' };

const [ON_A_PAGE, WEEKS] = [50, 52];

type Props = { searchParams: Promise<{ [name: string]: string | string[] | undefined }> };

export default async function SubscribersPage({ searchParams }: Props) {
  const { actor } = await requireEditor();
  const given = Object.entries(await searchParams).map(([name, value]) => [name, [value ?? ''].flat()[0]!]);
  const query = new URLSearchParams(given);
  const [filter, turn, now] = [readSubscriberFilter(query), readTurn(query), new Date()];
  const mayOpen = may(actor, 'subscribers');
  const { timeZone, locale } = await getSettings();
  const counts = await countSubscribers(now);
  const found = mayOpen ? await findSubscriberPage(filter, { timeZone, turn, limit: ON_A_PAGE, now }) : undefined;
  const acts = mayOpen && (
    <>
      <Link className="cbtn" href="/admin/subscribers/import">
        <Icon name="up" />
        Import
      </Link>
      <a className="cbtn" href={`/api/desk/subscribers.csv${subscriberQuery(filter)}`} download>
        <Icon name="download" />
        Export
      </a>
      <AddDialog act={addSubscriberAct} />
    </>
  );
  return (
    <DeskPage title="Subscribers" about={`${counts.status.active.toLocaleString('en-GB')} confirmed`} acts={acts}>
      <div className="desk-stack">
        {query.has('erased') && (
          <p className="notice" role="status">
            <Icon name="tick" />
            The person is forgotten. Nothing but a hash of the address is left, so that no import brings them back.
          </p>
        )}
        <Counts counts={counts.status} />
        {found ? (
          <SubscriberPage
            key={subscriberQuery(filter, turn)}
            {...{ filter, found, act: unsubscribeAct, newsroom: { timeZone, locale }, total: countOf(filter, counts) }}
          />
        ) : (
          <p className="meta">Addresses are shown to administrators. These are the figures.</p>
        )}
        <Pane id="growth" title={`The list in ${WEEKS} weeks`}>
          <GrowthChart weeks={await listGrowth(WEEKS, now)} locale={locale} />
        </Pane>
        <Pane id="segments" title="Segments">
          <Segments segments={counts.segments} mayOpen={mayOpen} />
        </Pane>
      </div>
    </DeskPage>
  );
}
