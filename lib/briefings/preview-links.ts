import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { db, transact } from '@/db/client';
import { previewLinks, previewViews } from '@/db/schema/previews';
import { hashOf } from '@/lib/editors/tokens';
import type { PreviewKind } from './rules';

/** A private link as the desk lists it, with how often it was opened and the last times, the latest first. */
export type PreviewLink = {
  id: number;
  label: string;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
  views: number;
  last: { at: Date; address: string }[];
};

/** So many of the last views are shown. */
const LAST_VIEWS = 5;

/** No longer than the agents of browsers are; what is longer was made up. */
const MOST_AGENT = 300;

const isOpen = (now: Date) => and(isNull(previewLinks.revokedAt), gt(previewLinks.expiresAt, now));

/** The links to this edition or story that are still good, the newest first. */
export async function listPreviewLinks(kind: PreviewKind, subjectId: number, now: Date): Promise<PreviewLink[]> {
  const links = await db()
    .select({
      id: previewLinks.id,
      label: previewLinks.label,
      createdBy: previewLinks.createdBy,
      createdAt: previewLinks.createdAt,
      expiresAt: previewLinks.expiresAt,
    })
    .from(previewLinks)
    .where(and(eq(previewLinks.kind, kind), eq(previewLinks.subjectId, subjectId), isOpen(now)))
    .orderBy(desc(previewLinks.id))
    .limit(50);
  const views = await db()
    .select({ linkId: previewViews.linkId, at: previewViews.at, address: previewViews.address })
    .from(previewViews)
    .where(inArray(previewViews.linkId, ids(links)))
    .orderBy(desc(previewViews.id));
  return links.map((link) => {
    const own = views.filter(({ linkId }) => linkId === link.id);
    return { ...link, views: own.length, last: own.slice(0, LAST_VIEWS).map(({ at, address }) => ({ at, address })) };
  });
}

const ids = (links: { id: number }[]) => links.map(({ id }) => id);

type Opened = { kind: PreviewKind; subjectId: number };

/** What a private link leads to, if it is still good; that it was opened, when and from where, is written down. */
export function openPreview(order: {
  token: string;
  address: string;
  agent: string;
  now: Date;
}): Promise<Opened | undefined> {
  const { token, address, agent, now } = order;
  return transact(async (tx) => {
    const [link] = await tx
      .select({ id: previewLinks.id, kind: previewLinks.kind, subjectId: previewLinks.subjectId })
      .from(previewLinks)
      .where(and(eq(previewLinks.tokenHash, hashOf(token)), isOpen(now)));
    if (!link) return undefined;
    await tx.insert(previewViews).values({ linkId: link.id, at: now, address, agent: agent.slice(0, MOST_AGENT) });
    return { kind: link.kind, subjectId: link.subjectId };
  });
}
