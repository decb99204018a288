import { describe, expect, test } from 'vitest';
import { recognise } from '@/lib/stories/recognise';

const companies = ['Target', 'Tesco plc', 'Just Eat Takeaway.com', 'Amazon', 'H&M', 'Zara', 'Alibaba Group'].map(
  (name, index) => ({ id: index + 1, name }),
);
const topics = ['Delivery', 'Payments', 'In-store technology'].map((name, index) => ({ id: index + 1, name }));

describe('companies', () => {
  test.each([
    ['a name in full', 'Alibaba Group lists twice', [7]],
    ['a name without its ending', 'Tesco trials a till', [2]],
    ['a name with a sign in it', 'H&M shuts shops', [5]],
    ['a name with a full stop in it', 'Just Eat Takeaway.com buys Grubhub', [3]],
    ['a full stop that is none', 'Just Eat TakeawayXcom', []],
    ['the word is not the name', 'It misses its target', []],
    ['a name within a word', 'The Amazonian forest and Zarathustra', []],
    ['a name before an apostrophe and a comma', 'Amazon’s plan, and Zara, too', [4, 6]],
    ['nothing', '', []],
  ])('%s', (_name, text, ids) => {
    expect(recognise(companies, [text], { isName: true, most: 5 })).toEqual(ids);
  });

  test('those in most texts come first, and no more than asked for', () => {
    const texts = ['Zara and Amazon', 'Zara', 'Zara, Amazon and Target'];
    expect(recognise(companies, texts, { isName: true, most: 2 })).toEqual([6, 4]);
  });
});

test('topics are words, whatever their capitals', () => {
  const texts = ['The delivery war', 'PAYMENTS and in-store technology'];
  expect(recognise(topics, texts, { isName: false, most: 5 })).toEqual([1, 2, 3]);
  expect(recognise(topics, ['undelivery'], { isName: false, most: 5 })).toEqual([]);
});
