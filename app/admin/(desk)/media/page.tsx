import type { Metadata } from 'next';
import Link from 'next/link';
import { ActionForm } from '@/components/editors/action-form.client';
import { DeskPage } from '@/components/editors/desk-page';
import { Submit } from '@/components/editors/submit.client';
import { PictureGrid } from '@/components/media/picture-grid';
import { UploadHere } from '@/components/media/upload-here.client';
import { Pager } from '@/components/ui/pager';
import { requireEditor } from '@/lib/editors/auth';
import { may } from '@/lib/editors/rules';
import { deskPicturesPath, pictureFilter } from '@/lib/media/form';
import { listPictures } from '@/lib/media/queries';
import { LIBRARY_PAGE } from '@/lib/media/rules';
import { listUses } from '@/lib/media/uses';
import { getSettings } from '@/lib/settings';
import { deletePicturesAct } from './actions';

export const metadata: Metadata = { title: 'Pictures' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** All pictures that were uploaded, what is said of each, and where it is shown. */
export default async function PicturesPage({ searchParams }: Props) {
  const { actor } = await requireEditor('write');
  const filter = pictureFilter.parse(await searchParams);
  const { pictures, total } = await listPictures(filter);
  const mayDelete = may(actor, 'arrange');
  return (
    <DeskPage title="Pictures" about={`${total} ${total === 1 ? 'picture' : 'pictures'}`}>
      <UploadHere />
      <form className="toolbar filters" action="/admin/media" role="search" aria-label="Pictures">
        <label className="vh" htmlFor="q">
          Search names, descriptions and credits
        </label>
        <input id="q" name="q" type="search" className="cin" placeholder="Search pictures" defaultValue={filter.q} />
        <button type="submit" className="cbtn">
          Search
        </button>
      </form>
      <ActionForm act={deletePicturesAct} label="Pictures">
        {pictures.length === 0 ? (
          <p className="empty">
            {filter.q ? 'No picture is like that.' : 'There are no pictures yet. Add one above.'}{' '}
            {filter.q && <Link href="/admin/media">Show all pictures</Link>}
          </p>
        ) : (
          <PictureGrid pictures={pictures} uses={await listUses()} newsroom={await getSettings()} {...{ mayDelete }} />
        )}
        {mayDelete && pictures.length > 0 && (
          <div className="toolbar after-table">
            <Submit busy="Deleting" className="cbtn">
              Delete for good what is selected
            </Submit>
            <span className="meta">Only pictures that no story shows can be selected.</span>
          </div>
        )}
      </ActionForm>
      <Pager
        page={filter.page}
        size={LIBRARY_PAGE}
        total={total}
        path={(page) => deskPicturesPath({ ...filter, page })}
        next="Older"
        previous="Newer"
      />
    </DeskPage>
  );
}
