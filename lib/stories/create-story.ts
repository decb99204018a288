import { eq, inArray } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { companies, corrections, sources, stories, storyCompanies, storyTopics, topics } from '@/db/schema/stories';
import { may, type Actor } from '@/lib/editors/rules';
import type { StoryForm } from './form';
import { documentFromMarkdown } from './markdown';
import { countWords, plainText } from './plain-text';

export type CreateStoryResult =
  { ok: true; id: number } | { ok: false; reason: 'not allowed' | 'invalid'; problems: string[] };

/**
 * Writes a new story as a draft, with its sources, topics, companies and corrections in the order given. Refuses text
 * that does not fit the document schema and topics or companies that do not exist; nothing is written then.
 */
export async function createStory(tx: Transaction, form: StoryForm, by: Actor): Promise<CreateStoryResult> {
  if (!may(by, 'write')) return { ok: false, reason: 'not allowed', problems: [`${by.name} may not write stories.`] };
  const body = documentFromMarkdown(form.body);
  const filedUnder = await findSubjects(tx, topics, form.topics);
  const about = await findSubjects(tx, companies, form.companies);
  const [earlier] = form.follows
    ? await tx.select({ id: stories.id }).from(stories).where(eq(stories.slug, form.follows))
    : [];
  const problems = [
    ...(form.follows && !earlier ? [`There is no story "${form.follows}" for it to follow.`] : []),
    ...(body.ok ? [] : [body.problem]),
    ...filedUnder.missing.map((each) => `There is no topic "${each}".`),
    ...about.missing.map((each) => `There is no company "${each}".`),
  ];
  if (!body.ok || problems.length > 0) return { ok: false, reason: 'invalid', problems };

  const [story] = await tx
    .insert(stories)
    .values({
      slug: form.slug,
      headline: form.headline,
      standfirst: form.standfirst,
      whyItMatters: form.why_it_matters,
      body: body.document,
      words: countWords(plainText(body.document)),
      leadPicture: form.image ?? null,
      followsId: earlier?.id ?? null,
      lastUpdatedAt: latest(form.corrections.map((correction) => correction.at)),
    })
    .returning({ id: stories.id });
  const storyId = story!.id;
  await tx
    .insert(storyTopics)
    .values(filedUnder.ids.map((topicId, index) => ({ storyId, topicId, position: index + 1 })));
  if (about.ids.length > 0) {
    await tx
      .insert(storyCompanies)
      .values(about.ids.map((companyId, index) => ({ storyId, companyId, position: index + 1 })));
  }
  await tx.insert(sources).values(
    form.sources.map(({ publisher, title, url, date }, index) => ({
      storyId,
      position: index + 1,
      publisher,
      title,
      url: url ?? null,
      publishedOn: date ?? null,
    })),
  );
  if (form.corrections.length > 0) {
    await tx
      .insert(corrections)
      .values(form.corrections.map(({ kind, at, text }) => ({ storyId, kind, text, publishedAt: at })));
  }
  return { ok: true, id: storyId };
}

const latest = (instants: Date[]) =>
  instants.length > 0 ? new Date(Math.max(...instants.map((instant) => instant.getTime()))) : null;

async function findSubjects(tx: Transaction, table: typeof topics | typeof companies, slugs: string[]) {
  const rows = await tx.select({ id: table.id, slug: table.slug }).from(table).where(inArray(table.slug, slugs));
  const bySlug = new Map(rows.map((row) => [row.slug, row.id]));
  return {
    ids: slugs.flatMap((each) => bySlug.get(each) ?? []),
    missing: slugs.filter((each) => !bySlug.has(each)),
  };
}
