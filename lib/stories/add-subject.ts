import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { transact, type Transaction } from '@/db/client';
import type { companies, topics } from '@/db/schema/stories';
import { record } from '@/lib/editors/audit';
import { may, type Actor } from '@/lib/editors/rules';
import { slugFrom } from './rules';
import { folded, SUBJECTS, type NamedSubject, type SubjectKind } from './subjects';

export type AddSubjectResult =
  | { ok: true; subject: NamedSubject; isNew: boolean }
  | { ok: false; reason: 'not allowed' }
  | { ok: false; reason: 'invalid'; problems: string[] };

type Order = { kind: SubjectKind; name: unknown; by: Actor; now: Date };

/** A name as it is kept: one line, and an address can be made of it. */
export const nameForm = z
  .string({ error: 'Write a name.' })
  .transform((name) => name.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'Write a name.')
      .max(80, 'The name may have 80 characters at most.')
      .refine((name) => slugFrom(name), 'The name needs a letter from A to Z or a digit, for its address.'),
  );

/**
 * Adds a topic or a company by its name while somebody types. One that has the name already, whatever its capitals and
 * accents, is handed back in place of a second. It gets a description later, or never.
 */
export function addSubject({ kind, name, by, now }: Order): Promise<AddSubjectResult> {
  return transact(async (tx) => {
    if (!may(by, 'write')) return { ok: false, reason: 'not allowed' };
    const checked = nameForm.safeParse(name);
    if (!checked.success)
      return { ok: false, reason: 'invalid', problems: checked.error.issues.map(({ message }) => message) };
    const table = SUBJECTS[kind];
    const columns = { id: table.id, slug: table.slug, name: table.name };
    const named = (await tx.select(columns).from(table)).find((each) => folded(each.name) === folded(checked.data));
    if (named) return { ok: true, subject: named, isNew: false };
    const slug = await freeSlug(tx, table, slugFrom(checked.data));
    const [made] = await tx.insert(table).values({ slug, name: checked.data, description: '' }).returning(columns);
    await record(tx, { by, act: 'added', subject: `${kind === 'topics' ? 'topic' : 'company'} ${checked.data}`, now });
    return { ok: true, subject: made!, isNew: true };
  });
}

async function freeSlug(tx: Transaction, table: typeof topics | typeof companies, wanted: string): Promise<string> {
  for (let number = 2, slug = wanted; ; slug = `${wanted}-${number++}`)
    if ((await tx.$count(table, eq(table.slug, slug))) === 0) return slug;
}
