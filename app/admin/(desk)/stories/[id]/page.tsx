import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PreviewLinks } from '@/components/briefings/preview-links.client';
import type { DeskStory, Setting } from '@/components/stories/editor/editing';
import { StoryEditor } from '@/components/stories/editor/story-editor.client';
import { StoryWire } from '@/components/wire/story-wire.client';
import { listPreviewLinks } from '@/lib/briefings/preview-links';
import { requireEditor, type Here } from '@/lib/editors/auth';
import { may } from '@/lib/editors/rules';
import { env } from '@/lib/env';
import { getSettings } from '@/lib/settings';
import { findRecord, type DeskRecord } from '@/lib/stories/desk-queries';
import { listSubjects } from '@/lib/stories/subjects';
import { findStoryWire } from '@/lib/wire/story-wire';
import {
  discardChangesAct,
  findEarlierAct,
  publishChangesAct,
  publishAgainAct,
  restoreAct,
  seeWireAct,
  setStageAct,
  storyPreviewAct,
  withdrawAct,
} from './actions';

type Props = { params: Promise<{ id: string }> };

const find = async ({ params }: Props) => {
  const { id } = await params;
  return /^[1-9]\d{0,14}$/.test(id) ? findRecord(Number(id)) : undefined;
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  await requireEditor('write');
  return { title: (await find(props))?.record.headline || 'Story' };
}

export default async function StoryPage(props: Props) {
  const here = await requireEditor('write');
  const found = await find(props);
  if (!found) notFound();
  const cited = found.record.sources.map(({ url }) => url);
  const wire = await findStoryWire(found.id, { cited, editorId: here.id });
  return (
    <StoryEditor
      key={found.id}
      story={storyFor(found)}
      setting={await settingFor(here)}
      acts={{
        setStage: setStageAct,
        publishChanges: publishChangesAct,
        discardChanges: discardChangesAct,
        withdraw: withdrawAct,
        publishAgain: publishAgainAct,
        restore: restoreAct,
        findEarlier: findEarlierAct,
      }}
    >
      {wire && <StoryWire {...wire} see={seeWireAct} />}
      <PreviewLinks
        subject={found.id}
        links={await listPreviewLinks('story', found.id, new Date())}
        newsroom={await getSettings()}
        act={storyPreviewAct}
      />
    </StoryEditor>
  );
}

function storyFor(found: DeskRecord): DeskStory {
  const { id, status, stage, version, record, isPending, pendingFields, slugPublic, edition, follows } = found;
  return {
    ...{ id, status, stage, isPending, pendingFields, slugPublic, follows },
    server: { version, record, savedBy: found.updatedBy, savedAt: found.updatedAt?.toISOString() ?? '' },
    isTrashed: found.trashedAt !== null,
    wasPublic: found.firstPublishedAt !== null,
    edition: edition && { id: edition.id, number: edition.number, rank: edition.rank },
    corrections: found.corrections.map((each) => ({ ...each, publishedAt: each.publishedAt.toISOString() })),
  };
}

async function settingFor({ actor }: Here): Promise<Setting> {
  const { siteName, locale, timeZone } = await getSettings();
  const named = async (kind: 'topics' | 'companies') =>
    (await listSubjects(kind)).map((subject) => ({ id: subject.id, name: subject.name }));
  return {
    me: { name: actor.name, mayPublish: may(actor, 'publish') },
    site: { name: siteName, host: new URL(env().SITE_URL).host, newsroom: { locale, timeZone } },
    topics: await named('topics'),
    companies: await named('companies'),
  };
}
