import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AmendForm } from '@/components/briefings/amend-form.client';
import { DeskPage } from '@/components/editors/desk-page';
import { findComposed } from '@/lib/briefings/composer-queries';
import { requireEditor } from '@/lib/editors/auth';
import { briefingPath } from '@/lib/paths';
import { amendAct } from './actions';

export const metadata: Metadata = { title: 'Amend an edition' };

type Props = { params: Promise<{ id: string }> };

/** Where the words and the order of an edition that is out are put right. */
export default async function AmendPage({ params }: Props) {
  await requireEditor('publish');
  const { id } = await params;
  const found = /^[1-9]\d{0,14}$/.test(id) ? await findComposed(Number(id), new Date()) : undefined;
  if (found?.row.status !== 'published') notFound();
  const { row, record, stories } = found;
  const acts = (
    <>
      <Link className="cbtn" href={`/admin/briefings/${row.id}`} prefetch={false}>
        Back to the edition
      </Link>
      <a className="cbtn" href={briefingPath(row.slug)}>
        See it as readers do
      </a>
    </>
  );
  return (
    <DeskPage title={`Amend No. ${row.number}`} about="Readers see at once what you save here." acts={acts}>
      <AmendForm
        act={amendAct}
        edition={{ id: row.id, version: row.version, ...record }}
        headlines={Object.fromEntries(stories.map((story) => [story.id, story.headline]))}
      />
    </DeskPage>
  );
}
