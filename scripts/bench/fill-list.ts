/** Puts so many people on an empty list and plans a send to them: node --import tsx fill-list.ts <people>. Says how long it took. */
import { asc } from 'drizzle-orm';
import { closeDatabase, databaseFile, learnSizes, openDatabase, db, transact } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { settings } from '@/db/schema/settings';
import { planSend } from '@/lib/newsletter/plan-send';

const PEOPLE = Number(process.argv[2]);
const now = new Date();

/** In milliseconds: one joined after the other in this time. */
const YEARS = 3 * 365 * 86_400_000;

const connection = openDatabase(databaseFile());
connection
  .prepare(
    `with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ?)
     insert into subscribers (email, address, domain, status, through, joined_at, link_key)
     select 'reader.' || n || '@company' || (n * 7919 % 50000) || '.example', 'reader.' || n || '@company' ||
       (n * 7919 % 50000) || '.example', 'company' || (n * 7919 % 50000) || '.example', 'active', 'import',
       ? - (? - n) * ?, hex(randomblob(16))
     from numbers`,
  )
  .run(PEOPLE, now.getTime(), PEOPLE, Math.floor(YEARS / PEOPLE));
connection.close();
learnSizes();

await transact(async (tx) => {
  // So many that nothing is counted any more after a second.
  await tx.update(settings).set({ mailsPerSecond: 1_000_000, senderAddress: 'friday@aislefive.example' });
});
const [edition] = await db().select().from(briefings).orderBy(asc(briefings.number)).limit(1);
const planned = await planSend({ briefingId: edition!.id, at: now, by: { name: 'Bench', role: 'administrator' }, now });
if (!planned.ok) throw new Error(planned.reason);
closeDatabase();
