import { describe, expect, test } from 'vitest';
import {
  focusText,
  objectPosition,
  parseFocus,
  parseMediaPath,
  shownSize,
  sourcesOf,
  thumbnail,
  widthsOf,
} from '@/lib/media/rules';

const key = '0123456789abcdef0123456789abcdef';

test.each([
  { width: 1, widths: [1] },
  { width: 480, widths: [480] },
  { width: 481, widths: [480, 481] },
  { width: 1600, widths: [480, 800, 1200, 1600] },
  { width: 2400, widths: [480, 800, 1200, 1600, 2400] },
  { width: 9000, widths: [480, 800, 1200, 1600, 2400] },
])('$width pixels are kept as $widths', ({ width, widths }) => {
  expect(widthsOf(width)).toEqual(widths);
});

test('a picture is shown no wider than any place has room, and keeps its shape', () => {
  expect(shownSize({ width: 1000, height: 700 })).toEqual({ width: 1000, height: 700 });
  expect(shownSize({ width: 4800, height: 3200 })).toEqual({ width: 2400, height: 1600 });
  expect(shownSize({ width: 50_000, height: 2 })).toEqual({ width: 2400, height: 1 });
});

describe('the addresses of a picture', () => {
  test('follow from that of its widest fallback, smallest format first', () => {
    const [avif, webp, jpeg, ...rest] = sourcesOf(`/media/${key}/900.jpg`);
    expect(rest).toEqual([]);
    expect([avif?.type, webp?.type, jpeg?.type]).toEqual(['image/avif', 'image/webp', 'image/jpeg']);
    expect(avif?.srcSet).toBe(`/media/${key}/480.avif 480w, /media/${key}/800.avif 800w, /media/${key}/900.avif 900w`);
  });

  test('of a drawing among the site’s own files is only its own', () => {
    expect(sourcesOf('/images/scout.svg')).toEqual([]);
    expect(thumbnail('/images/scout.svg')).toBe('/images/scout.svg');
    expect(thumbnail(`/media/${key}/300.jpg`)).toBe(`/media/${key}/300.webp`);
    expect(thumbnail(`/media/${key}/2400.jpg`)).toBe(`/media/${key}/480.webp`);
  });

  test('are read as strictly as they are written', () => {
    expect(parseMediaPath(`/media/${key}/900.jpg`)).toEqual({ key, width: 900, format: 'jpg' });
    for (const wrong of [
      `/media/${key}/0.jpg`,
      `/media/${key}/900.svg`,
      `/x/media/${key}/900.jpg`,
      `/media/${key}/900.jpg?`,
    ])
      expect(parseMediaPath(wrong)).toBeUndefined();
  });
});

test('a focal point is two numbers from 0 to 100, or the middle', () => {
  expect(parseFocus('0 100')).toEqual({ x: 0, y: 100 });
  for (const wrong of [undefined, '', '50', '101 0', '-1 0', '1 2 3', 'a b'])
    expect(parseFocus(wrong)).toEqual({ x: 50, y: 50 });
  expect(focusText({ x: -4, y: 33.6 })).toBe('0 34');
  expect(focusText({ x: 1000, y: 99.4 })).toBe('100 99');
  expect(objectPosition('20 80')).toBe('20% 80%');
});
