import type { Metadata } from 'next';
import { DeskPage } from '@/components/editors/desk-page';
import { requireEditor } from '@/lib/editors/auth';
import { withArticle } from '@/lib/editors/rules';

export const metadata: Metadata = { title: 'Not for your role' };

export default async function DeniedPage() {
  const { role } = await requireEditor();
  return (
    <DeskPage title="Not for your role">
      <p className="notice notice--warn">
        <span>
          You are signed in as {withArticle(role)}, who may not do this. An administrator can change your role under
          People.
        </span>
      </p>
    </DeskPage>
  );
}
