import type { Metadata } from 'next';
import Link from 'next/link';
import { EditionFilters } from '@/components/briefings/list/edition-filters';
import { EditionTable } from '@/components/briefings/list/edition-table';
import { StartEdition } from '@/components/briefings/list/start-edition';
import { ActionForm } from '@/components/editors/action-form.client';
import { DeskPage } from '@/components/editors/desk-page';
import { Submit } from '@/components/editors/submit.client';
import { Pager } from '@/components/ui/pager';
import { countBriefingsForDesk, DESK_PAGE, listBriefingsForDesk } from '@/lib/briefings/desk-queries';
import { deskEditionsPath, editionFilter, type EditionFilter } from '@/lib/briefings/form';
import { countLeftovers, findNextEditionDate } from '@/lib/briefings/start-briefing';
import { requireEditor } from '@/lib/editors/auth';
import { may } from '@/lib/editors/rules';
import { getSettings } from '@/lib/settings';
import { startBriefingAct, trashBriefingsAct } from './actions';

export const metadata: Metadata = { title: 'Editions' };

type EditionsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function EditionsPage({ searchParams }: EditionsPageProps) {
  const { actor } = await requireEditor('write');
  const filter = editionFilter.parse(await searchParams);
  const asked = askedBy(filter);
  const editions = await listBriefingsForDesk(asked, filter.page);
  const total = await countBriefingsForDesk(asked);
  const newsroom = await getSettings();
  const mayArrange = may(actor, 'arrange');
  const isTrash = filter.state === 'trash';
  const next = await findNextEditionDate(new Date());
  const start = { editionDate: next, leftovers: await countLeftovers(next), locale: newsroom.locale };
  const about = `${total} ${total === 1 ? 'edition' : 'editions'}`;
  return (
    <DeskPage title="Editions" about={about} acts={mayArrange && <StartEdition start={startBriefingAct} {...start} />}>
      <EditionFilters filter={filter} />
      <ActionForm act={trashBriefingsAct} label="Editions">
        {editions.length === 0 ? (
          <p className="empty">
            {isTrash ? 'The trash is empty.' : 'No edition is like that.'}{' '}
            <Link href="/admin/briefings">Show all editions</Link>
          </p>
        ) : (
          <EditionTable editions={editions} newsroom={newsroom} maySelect={mayArrange} />
        )}
        {mayArrange && editions.length > 0 && (
          <div className="toolbar after-table">
            <input type="hidden" name="act" value={isTrash ? 'restore' : 'trash'} />
            <Submit busy="Moving" className="cbtn">
              {isTrash ? 'Have back what is selected' : 'Put what is selected into the trash'}
            </Submit>
          </div>
        )}
      </ActionForm>
      <Pager
        page={filter.page}
        size={DESK_PAGE}
        total={total}
        path={(page) => deskEditionsPath({ ...filter, page })}
        next="Older"
        previous="Newer"
      />
    </DeskPage>
  );
}

function askedBy({ q, state }: EditionFilter) {
  if (state === 'trash') return { words: q, inTrash: true };
  return { words: q, ...(state !== 'all' && { status: state }) };
}
