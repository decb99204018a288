import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/components/editors/action-form.client';
import { DeskPage } from '@/components/editors/desk-page';
import { Submit } from '@/components/editors/submit.client';
import { ImportResults } from '@/components/newsletter/desk/import-results';
import { ImportSteps, type ImportStep } from '@/components/newsletter/desk/import-steps';
import { MatchForm } from '@/components/newsletter/desk/match-form';
import { Progress } from '@/components/newsletter/desk/progress.client';
import { requireEditor } from '@/lib/editors/auth';
import { countResults, findImport, listImportRows } from '@/lib/newsletter/import-queries';
import { beginImportAct, cancelImportAct, matchImportAct } from './actions';

export const metadata: Metadata = { title: 'Import subscribers' };

type Found = NonNullable<Awaited<ReturnType<typeof findImport>>>;
type Props = { params: Promise<{ id: string }> };

const STEPS: Partial<Record<Found['status'], ImportStep>> = {
  ...{ matching: 'Match the columns', checking: 'Check', checked: 'Check', importing: 'Import' },
};

export default async function OneImportPage({ params }: Props) {
  await requireEditor('subscribers');
  const { id } = await params;
  const found = /^\d{1,15}$/.test(id) ? await findImport(Number(id)) : undefined;
  if (!found) notFound();
  const { name, status, note } = found;
  const counts = await countResults(found.id);
  const rows = await listImportRows(found.id, { after: 0, limit: 50 });
  const guessed = { email: found.emailColumn, joined: found.joinedColumn };
  const back = (
    <Link className="cbtn cbtn--quiet" href="/admin/subscribers/import">
      All imports
    </Link>
  );
  return (
    <DeskPage title="Import subscribers" about={name} acts={back}>
      <div className="desk-stack">
        <ImportSteps current={STEPS[status]} />
        {note && <p className="notice notice--bad">{note}</p>}
        {status === 'matching' && <MatchForm {...found} guessed={guessed} act={matchImportAct} />}
        {(status === 'checking' || status === 'importing') && <Progress {...progressOf(found, counts)} />}
        {status === 'done' && <p className="import-note">Done. Results are kept for 30 days.</p>}
        {status === 'cancelled' && <p className="import-note">Given up. Who was added before stays.</p>}
        <ImportResults id={found.id} counts={counts} rows={rows} />
        {status === 'checked' && (
          <ActionForm act={beginImportAct} label="Import">
            <input type="hidden" name="import" value={found.id} />
            <Submit busy="Beginning">{`Import ${(counts['to add'] ?? 0).toLocaleString('en-GB')} addresses`}</Submit>
          </ActionForm>
        )}
        {STEPS[status] && (
          <ActionForm act={cancelImportAct} label="Give up">
            <input type="hidden" name="import" value={found.id} />
            <Submit className="cbtn" busy="Giving up">
              Give this import up
            </Submit>
          </ActionForm>
        )}
      </div>
    </DeskPage>
  );
}

function progressOf(found: Found, counts: Awaited<ReturnType<typeof countResults>>) {
  const share = (part: number, whole: number) => Math.round((100 * part) / Math.max(1, whole));
  const rows = found.rows.toLocaleString('en-GB');
  if (found.status === 'checking')
    return { label: 'Checked', percent: share(found.bytesRead, found.bytes), words: `${rows} rows read` };
  const open = counts['to add'] ?? 0;
  const percent = share(found.rowsDone, found.rowsDone + open);
  return { label: 'Imported', percent, words: `${open.toLocaleString('en-GB')} to go` };
}
