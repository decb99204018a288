import type { Metadata } from 'next';
import Link from 'next/link';
import { DeskPage, Pane } from '@/components/editors/desk-page';
import { ImportList } from '@/components/newsletter/desk/import-list';
import { ImportSteps } from '@/components/newsletter/desk/import-steps';
import { UploadForm } from '@/components/newsletter/desk/upload-form.client';
import { requireEditor } from '@/lib/editors/auth';
import { listImports } from '@/lib/newsletter/import-queries';
import { getSettings } from '@/lib/settings';

export const metadata: Metadata = { title: 'Import subscribers' };

export default async function ImportPage() {
  await requireEditor('subscribers');
  const cancel = (
    <Link className="cbtn cbtn--quiet" href="/admin/subscribers">
      Cancel
    </Link>
  );
  return (
    <DeskPage title="Import subscribers" acts={cancel}>
      <div className="desk-stack">
        <ImportSteps current="Choose a file" />
        <UploadForm />
        <Pane id="earlier" title="Imports of before">
          <ImportList imports={await listImports()} newsroom={await getSettings()} />
        </Pane>
      </div>
    </DeskPage>
  );
}
