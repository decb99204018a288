import { cache } from 'react';
import { settings } from '@/db/schema/settings';
import { db, transact } from '@/db/client';

export { DEFAULT_WEIGHTS } from '@/db/schema/settings';

export type Settings = Omit<typeof settings.$inferSelect, 'id'>;

/** The newsroom's settings. A new installation has them from its first start. Read once for each drawing of a page. */
export const getSettings = cache(async (): Promise<Settings> => {
  const [row] = await db().select().from(settings);
  if (!row)
    throw new Error('The settings are missing from the database. Run `npm start`, which restores the defaults.');
  const { id: _, ...rest } = row;
  return rest;
});

/** Puts the defaults back if the settings were lost. Settings that are there stay as they are. */
export async function restoreSettings(): Promise<void> {
  await transact((tx) => tx.insert(settings).values({ id: 1 }).onConflictDoNothing());
}
