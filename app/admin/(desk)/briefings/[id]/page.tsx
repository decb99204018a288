import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { DeskEdition } from '@/components/briefings/composer/arranging';
import { Composer } from '@/components/briefings/composer/composer.client';
import { TestMail } from '@/components/newsletter/desk/test-mail.client';
import { PreviewLinks } from '@/components/briefings/preview-links.client';
import { findComposed, type ComposedBriefing } from '@/lib/briefings/composer-queries';
import { findPublication } from '@/lib/briefings/job-queries';
import { listPreviewLinks } from '@/lib/briefings/preview-links';
import { requireEditor } from '@/lib/editors/auth';
import { may } from '@/lib/editors/rules';
import { findMailToPreview } from '@/lib/newsletter/edition-for-mail';
import { findEditionMailing } from '@/lib/newsletter/edition-mailing';
import { getSettings } from '@/lib/settings';
import { briefingPreviewAct, handInAct, proposeAct, publicationAct, startStoryAct, testMailAct } from './actions';

type Props = { params: Promise<{ id: string }> };

const find = async ({ params }: Props) => {
  const { id } = await params;
  return /^[1-9]\d{0,14}$/.test(id) ? findComposed(Number(id), new Date()) : undefined;
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  await requireEditor('write');
  const found = await find(props);
  return { title: found ? `Edition No. ${found.row.number}` : 'Edition' };
}

export default async function ComposerPage(props: Props) {
  const { actor, email } = await requireEditor('write');
  // Read before what is shown beside it: a proof can so be too old, never too new.
  const { id } = await props.params;
  const publication = await findPublication(Number(id), new Date());
  const found = await find(props);
  if (!found || !publication) notFound();
  const { slots, publishWeekday, locale, timeZone } = await getSettings();
  const mail = await findMailToPreview(found.row.id, new Date());
  const mailing = await findEditionMailing(found.row.id, new Date());
  return (
    <Composer
      key={found.row.id}
      edition={editionFor(found, mail?.bytes)}
      setting={{
        me: { name: actor.name, mayArrange: may(actor, 'arrange') },
        newsroom: { slots, publishWeekday, locale, timeZone },
      }}
      tools={may(actor, 'send') && <TestMail editions={[found.row]} email={email} act={testMailAct} />}
      acts={{ handIn: handInAct, startStory: startStoryAct, propose: proposeAct }}
      publishing={{
        publication,
        mailing: { ...mailing, subject: mail?.subject ?? '', maySend: may(actor, 'send') },
        mayPublish: may(actor, 'publish'),
        act: publicationAct,
      }}
    >
      <PreviewLinks
        subject={found.row.id}
        links={await listPreviewLinks('briefing', found.row.id, new Date())}
        newsroom={{ locale, timeZone }}
        act={briefingPreviewAct}
      />
    </Composer>
  );
}

function editionFor(
  { row, record, stories, plannedFor, at }: ComposedBriefing,
  mailBytes: number | undefined,
): DeskEdition {
  const { id, status, version } = row;
  return {
    ...{ id, status, stories, plannedFor, at },
    isTrashed: row.trashedAt !== null,
    wasPublic: row.publishedAt !== null,
    server: { version, record, savedBy: row.updatedBy, savedAt: row.updatedAt?.toISOString() ?? '' },
    mailBytes,
  };
}
