/** Endings of company names that headlines leave out. */
const ENDINGS = /(?:[\s,]+(?:group|holdings?|inc|plc|ltd|limited|corp|corporation|company|co|ag|se|sa|gmbh)\.?)+$/i;

export type Named = { id: number; name: string };

/**
 * Which of these names stand in the texts, those in most of them first. Names of companies are told from words by their
 * capitals ("Target raises its target"); an ending such as plc may be missing. `isName: false` is for subjects that are words.
 */
export function recognise(
  known: Named[],
  texts: string[],
  { isName, most }: { isName: boolean; most: number },
): number[] {
  const found = known.map(({ id, name }, order) => {
    const pattern = patternOf(name, isName);
    return { id, order, times: texts.filter((text) => pattern.test(text)).length };
  });
  return found
    .filter(({ times }) => times > 0)
    .sort((a, b) => b.times - a.times || a.order - b.order)
    .slice(0, most)
    .map(({ id }) => id);
}

function patternOf(name: string, isName: boolean): RegExp {
  const short = isName ? name.replace(ENDINGS, '') : name;
  const spellings = [...new Set([name, short])].sort((a, b) => b.length - a.length).map(escaped);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${spellings.join('|')})(?![\\p{L}\\p{N}])`, isName ? 'u' : 'iu');
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
