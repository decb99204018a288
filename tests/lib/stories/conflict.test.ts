import { expect, test } from 'vitest';
import { differences, merge } from '@/lib/stories/conflict';
import type { StoryRecord } from '@/lib/stories/form';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

const base: StoryRecord = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  whyItMatters: 'Why',
  slug: 'headline',
  body: { type: 'doc', content: [paragraph('Text')] },
  leadPicture: null,
  searchTitle: '',
  searchDescription: '',
  embargoUntil: null,
  followsId: null,
  topics: [1],
  companies: [],
  sources: [],
};

test('a field that only one side changed is chosen beforehand; one that both changed is not', () => {
  const mine = { ...base, headline: 'Mine', standfirst: 'Mine', topics: [2] };
  const theirs = { ...base, headline: 'Theirs', whyItMatters: 'Theirs', topics: [2] };
  expect(differences(base, mine, theirs)).toEqual([
    { field: 'headline', words: 'Headline', mayKeepBoth: true },
    { field: 'standfirst', words: 'Standfirst', chosen: 'mine', mayKeepBoth: true },
    { field: 'whyItMatters', words: 'Why it matters', chosen: 'theirs', mayKeepBoth: true },
  ]);
});

test('an address cannot be both', () => {
  const found = differences(base, { ...base, slug: 'mine' }, { ...base, slug: 'theirs' });
  expect(found).toEqual([{ field: 'slug', words: 'Address', mayKeepBoth: false }]);
});

test('what is chosen is put together on theirs', () => {
  const mine = { ...base, headline: 'Mine', standfirst: 'Mine', topics: [1, 2], slug: 'mine' };
  const theirs = { ...base, headline: 'Theirs', standfirst: 'Theirs', whyItMatters: 'Theirs', topics: [1, 3] };
  expect(merge(mine, theirs, { headline: 'mine', standfirst: 'both', topics: 'both', slug: 'theirs' })).toEqual({
    ...theirs,
    headline: 'Mine',
    standfirst: 'Mine Theirs',
    topics: [1, 2, 3],
  });
});

test('both texts stand one after the other', () => {
  const mine = { ...base, body: { type: 'doc', content: [paragraph('Mine')] } };
  const theirs = { ...base, body: { type: 'doc', content: [paragraph('Theirs')] } };
  expect(merge(mine, theirs, { body: 'both' }).body.content).toEqual([paragraph('Mine'), paragraph('Theirs')]);
});
