import { capitalised, countInWords } from '@/lib/words';

/** Adults read 238 words of English non-fiction a minute (Brysbaert, "How many words do we read per minute?", 2019). */
const WORDS_A_MINUTE = 238;

/** Whole minutes a reader needs, never less than one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

/** Letters that Unicode does not take apart into a base and an accent. */
const UNACCENTED: Record<string, string> = { ø: 'o', ł: 'l', ß: 'ss', æ: 'ae', œ: 'oe', đ: 'd', þ: 'th' };

/** A slug from any text: lower case, without accents, words joined by hyphens, at most 80 characters. May come out empty. */
export function slugFrom(text: string): string {
  return text
    .replace(/[øłßæœđþ]/gi, (letter) => UNACCENTED[letter.toLowerCase()]!)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’'‘]/g, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
}

/** What a story has, as far as it matters for whether it may go out. */
export type StoryFacts = {
  headline: string;
  standfirst: string;
  whyItMatters: string;
  words: number;
  sources: { title: string }[];
  topics: number;
  /** Pictures of the text that have no description and are no decoration. */
  undescribed: number;
  leadPicture: { alt: string; decorative: boolean } | null;
  status: 'draft' | 'published' | 'withdrawn';
  stage: 'writing' | 'ready';
  trashedAt: Date | null;
};

/** Where in the editor a check is put right, by its code: what the hash of the editor's address may name. */
export const CHECK_PLACES: Record<string, string> = {
  'no-headline': 'headline',
  'no-standfirst': 'standfirst',
  'no-why': 'why',
  'no-text': 'text',
  'no-source': 'new-source',
  'no-topic': 'topics',
  'lead-undescribed': 'lead',
  'picture-undescribed': 'text',
  'source-untitled': 'sources',
};

/** Something about a story: `block` keeps it from going out, `warn` does not. The code stays, the words may change. */
export type StoryCheck = { severity: 'block' | 'warn'; code: string; message: string };

/** All there is to say about a story before it may go out. */
export function storyChecks(story: StoryFacts): StoryCheck[] {
  const { leadPicture, undescribed } = story;
  const untitled = story.sources.filter(({ title }) => !title.trim()).length;
  const isLeadUndescribed = leadPicture !== null && !leadPicture.decorative && !leadPicture.alt.trim();
  const found: [boolean, StoryCheck['severity'], string, string][] = [
    [story.status === 'withdrawn', 'block', 'withdrawn', 'It was withdrawn.'],
    [story.trashedAt !== null, 'block', 'trashed', 'It lies in the trash.'],
    [!story.headline.trim(), 'block', 'no-headline', 'It has no headline.'],
    [!story.standfirst.trim(), 'block', 'no-standfirst', 'It has no standfirst.'],
    [!story.whyItMatters.trim(), 'block', 'no-why', 'It does not say why it matters.'],
    [story.words === 0, 'block', 'no-text', 'It has no text.'],
    [story.sources.length === 0, 'block', 'no-source', 'It has no source.'],
    [story.topics === 0, 'block', 'no-topic', 'It has no topic.'],
    [isLeadUndescribed, 'block', 'lead-undescribed', 'Its lead picture has no description.'],
    [undescribed > 0, 'block', 'picture-undescribed', `${pictures(undescribed)} in its text without a description.`],
    [
      untitled > 0,
      'warn',
      'source-untitled',
      `${capitalised(countInWords(untitled, 'source', 'sources'))} without a title.`,
    ],
    [story.stage === 'writing', 'warn', 'writing', 'Its writer has not handed it in yet.'],
  ];
  return found.flatMap(([applies, severity, code, message]) => (applies ? [{ severity, code, message }] : []));
}

const pictures = (count: number) => `There ${count === 1 ? 'is' : 'are'} ${countInWords(count, 'picture', 'pictures')}`;
