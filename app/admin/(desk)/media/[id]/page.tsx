import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { DeskPage, Pane } from '@/components/editors/desk-page';
import { PictureFacts } from '@/components/media/picture-facts';
import { PictureForm } from '@/components/media/picture-form.client';
import { requireEditor } from '@/lib/editors/auth';
import { findPicture } from '@/lib/media/queries';
import { listUsesOf } from '@/lib/media/uses';
import { getSettings } from '@/lib/settings';
import { describePictureAct } from './actions';

export const metadata: Metadata = { title: 'Picture' };

type Props = { params: Promise<{ id: string }> };

/** One picture: what the library says of it, and the stories that show it. */
export default async function PicturePage({ params }: Props) {
  await requireEditor('write');
  const { id } = await params;
  const picture = /^[1-9]\d{0,14}$/.test(id) ? await findPicture(Number(id)) : undefined;
  if (!picture) notFound();
  const acts = (
    <Link className="cbtn" href="/admin/media" prefetch={false}>
      All pictures
    </Link>
  );
  return (
    <DeskPage title="Picture" about={picture.name} acts={acts}>
      <PictureForm key={picture.id} act={describePictureAct} picture={picture} />
      <Pane id="facts" title="The file, and where it is shown">
        <PictureFacts picture={picture} uses={await listUsesOf(picture.id)} newsroom={await getSettings()} />
      </Pane>
    </DeskPage>
  );
}
