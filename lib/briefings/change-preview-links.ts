import { formatMoment, type Newsroom } from '@/lib/dates';
import { textOf, typed, type FormAnswer } from '@/lib/editors/form';
import type { Actor } from '@/lib/editors/rules';
import { makePreviewLink } from './make-preview-link';
import { revokePreviewLink } from './revoke-preview-link';
import type { PreviewKind } from './rules';

type Order = { kind: PreviewKind; form: FormData; by: Actor; now: Date };

/** Does what the form of the private links asks, and answers it. Both pages that have one send here. */
export async function changePreviewLinks(
  { kind, form, by, now }: Order,
  { newsroom, siteUrl }: { newsroom: Newsroom; siteUrl: string },
): Promise<FormAnswer> {
  if (textOf(form, 'act') === 'revoke') {
    const result = await revokePreviewLink({ id: Number(textOf(form, 'link')), by, now });
    return result.ok
      ? { done: 'The link is revoked. It opens nothing any more.' }
      : { done: 'It was revoked already.' };
  }
  const values = typed(form, ['label', 'days']);
  const result = await makePreviewLink({ kind, subjectId: Number(textOf(form, 'subject')), form: values, by, now });
  if (result.ok) {
    const until = formatMoment(result.expiresAt, newsroom);
    return {
      done: `This link is shown this once and is good until ${until}. Hand it over:`,
      shown: [`${siteUrl}/preview/${result.token}`],
    };
  }
  if (result.reason === 'invalid') return { values, problems: result.problems };
  return { values, problem: 'There is nothing here any more that a link could show.' };
}
