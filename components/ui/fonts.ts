import localFont from 'next/font/local';

/*
 * Four cuts of three open families (SIL Open Font License, the OFL-*.txt files in fonts/). The three that every page sets
 * text in are preloaded; the extended cuts load by unicode-range when a page has such a letter.
 */

const display = localFont({
  src: './fonts/a5-display.woff2',
  weight: '500',
  variable: '--a5-display',
  adjustFontFallback: 'Times New Roman',
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+0020-007E, U+00A0-00FF, U+2013-2026, U+2039-203A, U+20AC, U+2116, U+2122, U+2190-2199, U+2212',
    },
  ],
});

const displayExtended = localFont({
  src: './fonts/a5-display-ext.woff2',
  weight: '500',
  variable: '--a5-display-ext',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0100-017F' }],
});

const text = localFont({
  src: './fonts/a5-text.woff2',
  weight: '400 600',
  variable: '--a5-text',
  adjustFontFallback: 'Times New Roman',
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+0020-007E, U+00A0-00FF, U+2013-2026, U+2039-203A, U+20AC, U+2116, U+2122, U+2190-2199, U+2212',
    },
  ],
});

const textItalic = localFont({
  src: './fonts/a5-text-italic.woff2',
  weight: '400',
  style: 'italic',
  variable: '--a5-text-italic',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0020-007E, U+00A0-00FF, U+2013-2026, U+2039-203A, U+20AC' }],
});

const textExtended = localFont({
  src: './fonts/a5-text-ext.woff2',
  weight: '400 600',
  variable: '--a5-text-ext',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0100-017F' }],
});

const ui = localFont({
  src: './fonts/a5-ui.woff2',
  weight: '400 700',
  variable: '--a5-ui',
  adjustFontFallback: 'Arial',
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0020-007E, U+00A0-00FF, U+2013-2026, U+2032-2033, U+2039-203A, U+20AC, U+2116, U+2122, U+2190-2199, U+2212',
    },
  ],
});

const uiExtended = localFont({
  src: './fonts/a5-ui-ext.woff2',
  weight: '400 700',
  variable: '--a5-ui-ext',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0100-017F' }],
});

const sign = localFont({
  src: './fonts/a5-sign.woff2',
  weight: '800',
  variable: '--a5-sign',
  display: 'block',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0020-007E, U+00A3, U+2013, U+2019, U+20AC, U+2116, U+2212' }],
});

/** The class for the html element; tokens.css names the families it brings. */
export const fontClasses = [display, displayExtended, text, textItalic, textExtended, ui, uiExtended, sign]
  .map((font) => font.variable)
  .join(' ');
