import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { DeskPage } from '@/components/editors/desk-page';
import { Comparison, type View } from '@/components/stories/history/comparison';
import { RestoreForm } from '@/components/stories/history/restore-form.client';
import { RevisionList } from '@/components/stories/history/revision-list';
import { Icon } from '@/components/ui/icon';
import { formatInstant, formatMoment } from '@/lib/dates';
import { requireEditor } from '@/lib/editors/auth';
import { may } from '@/lib/editors/rules';
import { getSettings } from '@/lib/settings';
import { findHistory } from '@/lib/stories/history';
import { restoreAct } from './actions';

export const metadata: Metadata = { title: 'History' };

const number = z.coerce.number().int().positive().optional().catch(undefined);
const question = z.object({
  version: number,
  upTo: number,
  against: z.enum(['now', 'before']).optional().catch(undefined),
  side: z.stringbool().catch(false),
});

type HistoryPageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function HistoryPage({ params, searchParams }: HistoryPageProps) {
  const { actor } = await requireEditor();
  const { id } = await params;
  const asked = question.parse(await searchParams);
  const newsroom = await getSettings();
  const { version, upTo, against } = asked;
  const wanted = { ...(version && { version }), ...(upTo && { upTo }), ...(against && { against }) };
  const history = /^\d{1,15}$/.test(id) ? await findHistory({ storyId: Number(id), ...wanted, newsroom }) : undefined;
  if (!history) notFound();
  const { story, shown, isNow, revisions, hasMore } = history;
  const at = (given: View & { version?: number | undefined; upTo?: number | undefined }) =>
    addressOf(story.id, { ...asked, ...given });
  const name = shown ? formatMoment(shown.savedAt, newsroom) : 'Now';
  const mayRestore = may(actor, 'write') && shown && !isNow && !story.trashedAt && story.status !== 'withdrawn';
  const acts = (
    <>
      <a className="cbtn" href={`/admin/stories/${story.id}`}>
        <Icon name="back" />
        Back to the story
      </a>
      {mayRestore && (
        <button type="submit" form="restore" className="cbtn cbtn--ink">
          Restore {formatInstant(shown.savedAt, newsroom).time}
        </button>
      )}
    </>
  );
  const count = `${revisions.length}${hasMore ? ' or more' : ''} ${revisions.length === 1 ? 'version' : 'versions'}`;
  return (
    <DeskPage title="History" about={`${story.record.headline || 'Without a headline'}, ${count}`} acts={acts}>
      <div className="revs">
        <RevisionList
          revisions={revisions}
          shown={shown?.version}
          to={(each) => at({ version: each, against: undefined })}
          older={hasMore ? at({ upTo: revisions.at(-1)!.version - 1, version: undefined }) : undefined}
          newsroom={newsroom}
        />
        <div className="revs__main">
          {shown && (
            <RestoreForm id="restore" act={restoreAct} story={story.id} revision={shown.id} basedOn={story.version} />
          )}
          <Comparison
            history={history}
            view={{ against: history.against, side: asked.side }}
            name={name}
            to={at}
            form={mayRestore ? 'restore' : undefined}
          />
        </div>
      </div>
    </DeskPage>
  );
}

/** The address of the history with these choices. */
function addressOf(id: number, { version, upTo, against, side }: Partial<z.output<typeof question>>): string {
  const query = new URLSearchParams([
    ...(version ? [['version', String(version)]] : []),
    ...(upTo ? [['upTo', String(upTo)]] : []),
    ...(against ? [['against', against]] : []),
    ...(side ? [['side', '1']] : []),
  ]);
  return `/admin/stories/${id}/history${query.size > 0 ? `?${query}` : ''}`;
}
