import { and, desc, eq, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { media } from '@/db/schema/media';
import { FALLBACK, LIBRARY_PAGE, mediaPath, shownSize } from './rules';

/** A picture of the library as the desk offers it. `src` is its widest fallback; the size is that of this file. */
export type KeptPicture = {
  id: number;
  key: string;
  name: string;
  src: string;
  width: number;
  height: number;
  alt: string;
  credit: string;
  focus: string;
  status: 'new' | 'ready' | 'failed';
  bytes: number;
  uploadedAt: Date;
  uploadedBy: string;
};

function facts(row: typeof media.$inferSelect): KeptPicture {
  const size = shownSize(row);
  return { ...row, ...size, src: mediaPath(row.key, size.width, FALLBACK) };
}

/** The picture with this key, if it was uploaded. */
export async function findPictureByKey(key: string): Promise<KeptPicture | undefined> {
  const [row] = await db().select().from(media).where(eq(media.key, key));
  return row && facts(row);
}

/** The picture with this number. */
export async function findPicture(id: number): Promise<KeptPicture | undefined> {
  const [row] = await db().select().from(media).where(eq(media.id, id));
  return row && facts(row);
}

/** One page of the library, newest first, and how many pictures there are in all. Each word of `q` must be in name, description or credit. */
export async function listPictures({ q = '', page = 1 }: { q?: string; page?: number }): Promise<{
  pictures: KeptPicture[];
  total: number;
}> {
  const rows = await db()
    .select()
    .from(media)
    .where(matching(q))
    .orderBy(desc(media.id))
    .limit(LIBRARY_PAGE)
    .offset((page - 1) * LIBRARY_PAGE);
  return { pictures: rows.map(facts), total: await db().$count(media, matching(q)) };
}

/** `instr` and not `like`: a per cent sign in what is looked for means itself. */
function matching(q: string) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10);
  const text = sql`lower(${media.name} || ' ' || ${media.alt} || ' ' || ${media.credit})`;
  return and(...words.map((word) => sql`instr(${text}, ${word}) > 0`));
}
