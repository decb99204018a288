import { and, eq } from 'drizzle-orm';
import { transact } from '@/db/client';
import { imports } from '@/db/schema/imports';
import { may, type Actor } from '@/lib/editors/rules';
import { consentProblems, type Way } from './add-subscriber';

export type MatchImportResult =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'not waiting' }
  | { ok: false; reason: 'invalid'; problems: Record<string, string> };

type Order = {
  importId: number;
  /** What each column becomes. */
  columns: ('email' | 'joined' | '')[];
  hasHead: boolean;
  consent: Way;
  by: Actor;
};

/** Says what is in each column of a file and how its people agreed. The worker then reads the whole file. */
export async function matchImport({ importId, columns, hasHead, consent, by }: Order): Promise<MatchImportResult> {
  if (!may(by, 'subscribers')) return { ok: false, reason: 'not allowed' };
  const problems = { ...columnProblems(columns), ...consentProblems(consent) };
  if (Object.keys(problems).length > 0) return { ok: false, reason: 'invalid', problems };
  const joined = columns.indexOf('joined');
  const agreed = consent.way === 'agreed' ? consent : { words: '', evidence: '' };
  const set = {
    ...({ status: 'checking', hasHead, way: consent.way, emailColumn: columns.indexOf('email') } as const),
    ...{ joinedColumn: joined < 0 ? null : joined, consentText: agreed.words.trim(), evidence: agreed.evidence.trim() },
  };
  return transact(async (tx) => {
    const matched = await tx
      .update(imports)
      .set(set)
      .where(and(eq(imports.id, importId), eq(imports.status, 'matching')))
      .returning({ id: imports.id });
    return matched.length > 0 ? { ok: true } : { ok: false, reason: 'not waiting' };
  });
}

function columnProblems(columns: Order['columns']): Record<string, string> {
  const count = (of: string) => columns.filter((each) => each === of).length;
  if (count('email') !== 1) return { columns: 'Say which one column holds the email addresses.' };
  return count('joined') > 1 ? { columns: 'One column alone can say when they joined.' } : {};
}
