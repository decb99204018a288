import { describe, expect, test } from 'vitest';
import { storyForm } from '@/lib/stories/form';
import { writtenStory } from '../../fixtures/story-form';

const [source] = writtenStory.sources;
const [correction] = writtenStory.corrections;

test('a story that lacks nothing is taken as it is', () => {
  expect(storyForm.parse(writtenStory)).toEqual({
    ...writtenStory,
    corrections: [{ ...correction, at: new Date('2020-07-24T10:20:00Z') }],
    image: { ...writtenStory.image, decorative: false, caption: '', credit: '' },
    body: 'One paragraph.\n\n- and a list',
  });
});

test('companies, corrections and a picture may be missing', () => {
  const { companies: _, corrections: __, image: ___, ...least } = writtenStory;
  const story = storyForm.parse(least);
  expect([story.companies, story.corrections, story.image]).toEqual([[], [], undefined]);
});

test('spaces around a line are taken off', () => {
  expect(storyForm.parse({ ...writtenStory, headline: '  Ant Group \n' }).headline).toBe('Ant Group');
});

test('decoration needs no description', () => {
  const image = { ...writtenStory.image, alt: '', decorative: true };
  expect(storyForm.parse({ ...writtenStory, image }).image).toMatchObject({ alt: '', decorative: true });
});

describe('refused, with the place and the reason', () => {
  test.each([
    { wrong: { headline: '' }, at: 'headline', says: 'must not be empty' },
    { wrong: { headline: ' \n ' }, at: 'headline', says: 'must not be empty' },
    { wrong: { standfirst: '' }, at: 'standfirst', says: 'must not be empty' },
    { wrong: { why_it_matters: '' }, at: 'why_it_matters', says: 'must not be empty' },
    { wrong: { body: '' }, at: 'body', says: 'must not be empty' },
    { wrong: { headline: 5 }, at: 'headline', says: 'string' },
    { wrong: { headline: undefined }, at: 'headline', says: 'string' },
    { wrong: { topics: [] }, at: 'topics', says: 'must name at least one topic' },
    { wrong: { topics: ['Payments'] }, at: 'topics.0', says: 'small letters' },
    { wrong: { companies: ['m&s'] }, at: 'companies.0', says: 'small letters' },
    { wrong: { sources: [] }, at: 'sources', says: 'must name at least one source' },
    { wrong: { sources: undefined }, at: 'sources', says: 'array' },
    { wrong: { sources: [{ ...source, publisher: '' }] }, at: 'sources.0.publisher', says: 'must not be empty' },
    { wrong: { sources: [{ ...source, title: ' ' }] }, at: 'sources.0.title', says: 'must not be empty' },
    { wrong: { sources: [{ ...source, url: 'antgroup.com' }] }, at: 'sources.0.url', says: 'must be an address' },
    { wrong: { sources: [{ ...source, url: 'javascript:x' }] }, at: 'sources.0.url', says: 'must be an address' },
    { wrong: { sources: [{ ...source, url: 'ftp://a.example' }] }, at: 'sources.0.url', says: 'must be an address' },
    { wrong: { sources: [{ ...source, url: 'https:a.example' }] }, at: 'sources.0.url', says: 'must be an address' },
    { wrong: { sources: [{ ...source, date: '2020-02-30' }] }, at: 'sources.0.date', says: 'a day that exists' },
    { wrong: { sources: [{ ...source, link: 'x' }] }, at: 'sources.0', says: 'link' },
    { wrong: { corrections: [{ ...correction, kind: 'rumour' }] }, at: 'corrections.0.kind', says: 'correction' },
    { wrong: { corrections: [{ ...correction, at: '2020-07-24' }] }, at: 'corrections.0.at', says: 'an instant' },
    { wrong: { corrections: [{ ...correction, at: '2020-07-24T10:20' }] }, at: 'corrections.0.at', says: 'an instant' },
    { wrong: { corrections: [{ ...correction, text: '' }] }, at: 'corrections.0.text', says: 'must not be empty' },
    { wrong: { image: { ...writtenStory.image, alt: ' ' } }, at: 'image', says: 'needs a description' },
    { wrong: { image: { ...writtenStory.image, src: 'https://x.example/x.png' } }, at: 'image.src', says: 'this site' },
    { wrong: { image: { ...writtenStory.image, src: '//x.example/x.png' } }, at: 'image.src', says: 'this site' },
    { wrong: { image: { ...writtenStory.image, src: '/images/../secret.svg' } }, at: 'image.src', says: 'this site' },
    { wrong: { image: { ...writtenStory.image, width: 0 } }, at: 'image.width', says: '0' },
    { wrong: { image: { ...writtenStory.image, height: '900' } }, at: 'image.height', says: 'number' },
    { wrong: { status: 'published' }, at: '', says: 'status' },
  ])('$wrong ($at: $says)', ({ wrong, at, says }) => {
    const parsed = storyForm.safeParse({ ...writtenStory, ...wrong });
    const problems = parsed.error?.issues.map(({ path, message }) => ({ at: path.join('.'), message }));
    expect(problems).toEqual([{ at, message: expect.stringContaining(says) }]);
  });

  test.each(['', 'Ant', 'ant_group', 'ant group', '-ant', 'ant-', 'ant--group', 'ant/group', '../ant', 'ant\n', 'änt'])(
    'the slug %j',
    (slug) => {
      expect(storyForm.safeParse({ ...writtenStory, slug }).success).toBe(false);
    },
  );
});
