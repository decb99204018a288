import type { Metadata } from 'next';
import Link from 'next/link';
import { AuditFilters } from '@/components/editors/audit-filters';
import { AuditTable } from '@/components/editors/audit-table';
import { DeskPage } from '@/components/editors/desk-page';
import { Icon } from '@/components/ui/icon';
import { formatStamp } from '@/lib/dates';
import { changesOf } from '@/lib/editors/audit-changes';
import { auditQuery, readAuditFilter, readAuditPlace } from '@/lib/editors/audit-filter';
import { countActs, listActs, listAuditChoices } from '@/lib/editors/audit-queries';
import { requireEditor } from '@/lib/editors/auth';
import { getSettings } from '@/lib/settings';

export const metadata: Metadata = { title: 'Audit log' };

const ON_A_PAGE = 50;

type Props = { searchParams: Promise<{ [name: string]: string | string[] | undefined }> };

export default async function AuditPage({ searchParams }: Props) {
  await requireEditor('audit');
  const given = Object.entries(await searchParams).map(([name, value]) => [name, [value ?? ''].flat()[0]!]);
  const query = new URLSearchParams(given);
  const [filter, after] = [readAuditFilter(query), readAuditPlace(query)];
  const newsroom = await getSettings();
  const found = await listActs(filter, { timeZone: newsroom.timeZone, after, limit: ON_A_PAGE + 1 });
  const acts = found.slice(0, ON_A_PAGE);
  return (
    <DeskPage
      title="Audit log"
      about="Can be added to, and never changed"
      acts={
        <a className="cbtn" href={`/api/desk/audit.csv${auditQuery(filter)}`} download>
          <Icon name="download" />
          CSV
        </a>
      }
    >
      <section aria-label="Log">
        <AuditFilters
          // What is typed belongs to one filter; another has its own fields.
          key={auditQuery(filter)}
          filter={filter}
          choices={await listAuditChoices()}
          count={await countActs(filter, newsroom.timeZone)}
        />
        <AuditTable
          acts={acts.map(({ at, before, after, ...act }) => ({
            ...act,
            at: at.toISOString(),
            when: formatStamp(at, newsroom),
            changes: changesOf(before, after),
          }))}
        />
        <nav className="toolbar audit-pages" aria-label="Pages of the log">
          {after && <PageLink href={`/admin/audit${auditQuery(filter)}`}>Newest</PageLink>}
          {found.length > ON_A_PAGE && (
            <PageLink href={`/admin/audit${auditQuery(filter, acts.at(-1))}`}>Older</PageLink>
          )}
        </nav>
      </section>
    </DeskPage>
  );
}

function PageLink({ href, children }: { href: string; children: string }) {
  return (
    <Link className="cbtn" href={href} prefetch={false}>
      {children}
    </Link>
  );
}
