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

export type StoryToCheck = {
  headline: string;
  standfirst: string;
  whyItMatters: string;
  words: number;
  sources: number;
  topics: number;
  status: 'draft' | 'published' | 'withdrawn';
};

/** What a story lacks before it may go out, each as a sentence for the desk. Empty when it is ready. */
export function storyProblems(story: StoryToCheck): string[] {
  return [
    story.status === 'withdrawn' && 'It was withdrawn.',
    !story.headline.trim() && 'It has no headline.',
    !story.standfirst.trim() && 'It has no standfirst.',
    !story.whyItMatters.trim() && 'It does not say why it matters.',
    story.words === 0 && 'It has no text.',
    story.sources === 0 && 'It has no source.',
    story.topics === 0 && 'It has no topic.',
  ].filter((problem) => problem !== false);
}
