import type { Metadata } from 'next';
import Link from 'next/link';
import { ActionForm } from '@/components/editors/action-form.client';
import { DeskPage, Pane } from '@/components/editors/desk-page';
import { Submit } from '@/components/editors/submit.client';
import { Icon } from '@/components/ui/icon';
import { SourceFilters } from '@/components/wire/source-filters';
import { AddSource, SourceFiles } from '@/components/wire/source-forms';
import { SourceTable } from '@/components/wire/source-table';
import { requireEditor } from '@/lib/editors/auth';
import { may } from '@/lib/editors/rules';
import { getSettings } from '@/lib/settings';
import { sourceFilter } from '@/lib/wire/form';
import { filtered, listSources, type SourceRow } from '@/lib/wire/source-queries';
import { capitalised, countInWords } from '@/lib/words';
import { addSourceAct, importSourcesAct, steerSourceAct, takeSuggestionsAct } from './actions';

export const metadata: Metadata = { title: 'Sources' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The feeds that the wire is made of, and how each of them is. */
export default async function SourcesPage({ searchParams }: Props) {
  const { actor } = await requireEditor('write');
  const filter = sourceFilter.parse(await searchParams);
  const all = await listSources(new Date());
  const shown = filtered(all, filter);
  const mayChange = may(actor, 'sources');
  const toAdd = mayChange && (
    <a className="cbtn cbtn--ink" href="#add">
      <Icon name="plus" />
      Add source
    </a>
  );
  return (
    <DeskPage title="Sources" about={summary(all)} acts={toAdd}>
      <SourceFilters filter={filter} />
      <ActionForm act={steerSourceAct} label="Sources">
        {shown.length === 0 ? (
          <p className="empty">
            {all.length > 0 ? 'No source is like that. ' : 'The wire has no sources yet. '}
            {all.length > 0 && <Link href="/admin/wire/sources">Show all sources</Link>}
          </p>
        ) : (
          <SourceTable sources={shown} newsroom={await getSettings()} mayChange={mayChange} />
        )}
        {mayChange && all.length > 0 && (
          <div className="toolbar after-table">
            <Submit name="act" value="all" busy="Asking" className="cbtn">
              Check all now
            </Submit>
          </div>
        )}
      </ActionForm>
      {mayChange && (
        <>
          <Pane id="add" title="Add a source">
            <AddSource act={addSourceAct} />
          </Pane>
          <Pane id="files" title="Many at once">
            <SourceFiles act={importSourcesAct} suggest={takeSuggestionsAct} />
          </Pane>
        </>
      )}
    </DeskPage>
  );
}

function summary(all: SourceRow[]): string {
  const count = (health: SourceRow['health']) => all.filter((each) => each.health === health).length;
  const parts = [countInWords(all.length, 'source', 'sources'), `${count('down')} down`, `${count('slow')} slow`];
  return capitalised(parts.join(', '));
}
