import type { Settings } from '@/lib/settings';
import { textDirection } from '@/lib/words';
import { headStyles, INK, INK_2, PAPER, SANS, SERIF, SIGN, TABLE } from './mail-styles';
import { html, type Markup } from './markup';
import { wrap } from './wrap';

/** What a short mail about signing up says: a heading, what it is about, one link, and what to do if it was somebody else. */
export type Letter = {
  subject: string;
  title: string;
  paragraphs: string[];
  button: { words: string; url: string };
  /** In small letters under the button. */
  small: string[];
};

/** The mail's plain part: the same words in the same order. */
export function letterText({ title, paragraphs, button, small }: Letter, { siteName }: Settings): string {
  const parts = [siteName, title, ...paragraphs, `${button.words}:`].map((part) => wrap(part, 72));
  return `${[...parts, button.url, ...small.map((part) => wrap(part, 72))].join('\n\n')}\n`;
}

/** The mail's other part, in the look of the briefing (DESIGN.md, 9): it needs no picture and fetches nothing. */
export function letterHtml(letter: Letter, settings: Settings): string {
  const { subject, title, paragraphs, button, small } = letter;
  const { locale, accent, onAccent } = settings;
  return html`<!doctype html>
    <html lang="${locale}" dir="${textDirection(locale)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${subject}</title>
        ${headStyles(accent, onAccent)}
      </head>
      <body class="bg" style="margin:0;padding:0;background-color:${PAPER}" bgcolor="${PAPER}">
        <table ${TABLE} width="100%" class="bg" bgcolor="${PAPER}" style="background-color:${PAPER}">
          <tr>
            <td align="center" style="padding:24px 0">
              <table ${TABLE} width="600" style="width:100%;max-width:600px">
                <tr>
                  <td class="px" style="padding:0 32px">
                    ${sign(settings)}
                    <h1
                      class="t1"
                      style="margin:28px 0 0;${SERIF};font-size:30px;line-height:35px;letter-spacing:-.3px;color:${INK}"
                    >
                      ${title}
                    </h1>
                    ${paragraphs.map((text) => html`<p class="t1" style="margin:16px 0 0;${SERIF};font-size:18px;line-height:27px;color:${INK}">${text}</p>`)}
                    ${go(button, settings)}
                    ${[...small, button.url].map((text) => html`<p class="t2" style="margin:16px 0 0;${SANS};font-size:14px;line-height:21px;color:${INK_2};word-break:break-word">${text}</p>`)}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html> `.text;
}

function sign({ siteName, slots, accent, onAccent }: Settings): Markup {
  return html`<table
    ${TABLE}
    width="100%"
    class="plate"
    bgcolor="${INK}"
    style="background-color:${INK};border-radius:6px"
  >
    <tr>
      <td
        width="56"
        height="64"
        align="center"
        class="tk1"
        bgcolor="${accent}"
        aria-hidden="true"
        style="width:56px;height:64px;background-color:${accent};border-radius:6px 0 0 6px;${SIGN};font-size:48px;line-height:64px;font-weight:bold;color:${onAccent}"
      >
        ${slots}
      </td>
      <td style="padding:0 18px;${SERIF};font-size:26px;line-height:32px;font-weight:bold;color:#FFFFFF">
        ${siteName}
      </td>
    </tr>
  </table>`;
}

function go({ words, url }: Letter['button'], { accent, onAccent }: Settings): Markup {
  return html`<table ${TABLE} style="margin:28px 0 12px">
    <tr>
      <td class="tk1" bgcolor="${accent}" style="background-color:${accent};border-radius:4px">
        <a
          class="tk1"
          href="${url}"
          style="display:inline-block;padding:16px 26px;${SANS};font-size:17px;line-height:22px;font-weight:bold;color:${onAccent};text-decoration:none"
          >${words}</a
        >
      </td>
    </tr>
  </table>`;
}
