import { expect, test } from 'vitest';
import { changesOf } from '@/lib/editors/audit-changes';

const written = (before: unknown, after: unknown) =>
  changesOf(before, after).map(({ field, pieces }) => {
    const words = pieces.map(({ change, text }) => ({ same: text, out: `[-${text}-]`, in: `{+${text}+}` })[change]);
    return `${field}: ${words.join('')}`;
  });

test.each<[string, unknown, unknown, string[]]>([
  ['nothing', null, null, []],
  ['what came', null, { role: 'writer', email: 'a@b.example' }, ['Role: {+writer+}', 'Email: {+a@b.example+}']],
  ['what went', { note: 'Gone.' }, null, ['Note: [-Gone.-]']],
  [
    'a word of a text',
    { whyItMatters: 'It is big.' },
    { whyItMatters: 'It is small.' },
    ['Why it matters: It is [-big-]{+small+}.'],
  ],
  ['a number', { slots: 5 }, { slots: 6 }, ['Slots: [-5-]{+6+}']],
  ['yes and no', { shown: true }, { shown: false }, ['Shown: [-yes-]{+no+}']],
  ['what stayed', { slug: 'a' }, { slug: 'a' }, ['Slug: a']],
  ['what was empty', { intro: '' }, { intro: 'New.' }, ['Intro: {+New.+}']],
  ['a list', { roles: ['editor'] }, { roles: ['editor', 'writer'] }, ['Roles: editor{+, writer+}']],
  [
    'a list of things',
    null,
    {
      slots: [
        { rank: 1, storyId: 7 },
        { rank: 2, storyId: 9 },
      ],
    },
    ['Slots: {+rank 1, story id 7; rank 2, story id 9+}'],
  ],
  [
    'a document',
    null,
    { body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] }] } },
    ['Body: {+Words.+}'],
  ],
  ['no object at all', 'one', 'two', ['What: [-one-]{+two+}']],
  [
    'names in any style',
    null,
    { 'two words': 1, and_these: 2, OLD: 3 },
    ['Two words: {+1+}', 'And these: {+2+}', 'OLD: {+3+}'],
  ],
])('of an act that recorded %s is shown what a person can read', (_what, before, after, shown) => {
  expect(written(before, after)).toEqual(shown);
});

test('long texts are shown whole, one after the other', () => {
  expect(written({ text: 'a '.repeat(3000) }, { text: 'b '.repeat(3000) })[0]).toMatch(
    /^Text: \[-(a )+-\]\{\+(b )+\+\}$/,
  );
});
