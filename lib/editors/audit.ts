import type { Transaction } from '@/db/client';
import { audit } from '@/db/schema/editors';
import type { Actor } from './rules';

export type Act = {
  by: Pick<Actor, 'name' | 'address'>;
  /** A verb in the past tense, as it reads after the name: "published". */
  act: string;
  /** What it was done to, as a person would name it. */
  subject: string;
  before?: unknown;
  after?: unknown;
  now: Date;
};

/** Writes an act to the audit log, within the transaction that carries it out. Never hand it a secret. */
export async function record(tx: Transaction, { by, act, subject, before, after, now }: Act): Promise<void> {
  await tx.insert(audit).values({ at: now, actor: by.name, act, subject, before, after, address: by.address ?? '' });
}
