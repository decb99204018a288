import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { editors, sessions } from '@/db/schema/editors';
import { stories } from '@/db/schema/stories';

/** What the shell of the desk shows beside its places: who is here, the edition in work, how many drafts there are. */
export type DeskNow = { here: string[]; counts: { edition?: string; drafts?: string } };

/** A session that is used says so every five minutes (lib/editors/sessions.ts); a tab in sight is used each minute. */
const HERE_FOR = 7 * 60_000;

/** What goes on at the desk at this moment. Asked for with each page and each minute, so it is three small look-ups. */
export async function findDeskNow(now: Date): Promise<DeskNow> {
  const [edition, drafts, here] = [await findEditionInWork(), await countDrafts(), await listHere(now)];
  return {
    here,
    counts: { ...(edition && { edition: `No. ${edition.number}` }), ...(drafts > 0 && { drafts: String(drafts) }) },
  };
}

async function findEditionInWork() {
  const [edition] = await db()
    .select({ number: briefings.number })
    .from(briefings)
    .where(and(inArray(briefings.status, ['draft', 'scheduled']), isNull(briefings.trashedAt)))
    .orderBy(asc(briefings.editionDate))
    .limit(1);
  return edition;
}

const countDrafts = () => db().$count(stories, and(eq(stories.status, 'draft'), isNull(stories.trashedAt)));

async function listHere(now: Date): Promise<string[]> {
  const rows = await db()
    .selectDistinct({ name: editors.name })
    .from(sessions)
    .innerJoin(editors, eq(editors.id, sessions.editorId))
    .where(
      and(
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, new Date(now.getTime() - HERE_FOR)),
        eq(editors.status, 'active'),
      ),
    )
    .orderBy(asc(editors.name))
    .limit(20);
  return rows.map(({ name }) => name);
}
