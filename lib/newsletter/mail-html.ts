import { editionBarcode } from '@/lib/barcode';
import type { MailContents } from './compose';
import { html, type Markup } from './markup';
import { headStyles, INK, INK_2, PAPER, SANS, SERIF, SIGN, TABLE } from './mail-styles';

/**
 * The HTML part: tables that lay out, styles at each element, because mail programs know little else (DESIGN.md, 9). It needs
 * no picture and fetches nothing, and in the order it is written it can be read without any style.
 */
export function mailHtml(contents: MailContents): string {
  const { lang, dir, subject, preheader, siteName, number, accent, onAccent } = contents;
  return html`<!doctype html>
    <html
      lang="${lang}"
      dir="${dir}"
      xmlns="http://www.w3.org/1999/xhtml"
      xmlns:o="urn:schemas-microsoft-com:office:office"
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${subject}</title>
        <!--[if mso
          ]><noscript
            ><xml
              ><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml
            ></noscript
          ><!
        [endif]-->
        ${headStyles(accent, onAccent)}
      </head>
      <body class="bg" style="margin:0;padding:0;background-color:${PAPER}" bgcolor="${PAPER}">
        <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preheader}${filler()}</div>
        <div
          role="article"
          aria-roledescription="email"
          aria-label="${siteName} No. ${number}"
          lang="${lang}"
          dir="${dir}"
        >
          <table ${TABLE} width="100%" class="bg" bgcolor="${PAPER}" style="background-color:${PAPER}">
            <tr>
              <td align="center" style="padding:24px 0">
                <!--[if mso]><table role="presentation" width="600" align="center"><tr><td><![endif]-->
                <table ${TABLE} width="600" style="width:100%;max-width:600px">
                  ${[top(contents), sign(contents), note(contents), lede(contents), corrections(contents), ...contents.stories.map((story) => item(story, contents)), foot(contents)]}
                </table>
                <!--[if mso]></td></tr></table><![endif]-->
              </td>
            </tr>
          </table>
        </div>
      </body>
    </html> `.text;
}

/** Blanks that keep mail programs from showing the first words of the mail after the preheader. */
const filler = () => html`${Array.from({ length: 40 }, () => html`&#8199;&#65279;&#847; `)}`;

/** One part of the column, with room at its sides. */
const row = (padding: string, contents: Markup) =>
  html`<tr>
    <td class="px" style="padding:${padding}">${contents}</td>
  </tr> `;

const link = (url: string | Markup, words: string, { colour = INK, name = 't1' } = {}) =>
  html`<a class="${name}" href="${url}" style="color:${colour};text-decoration:underline">${words}</a>`;

function top({ when, time, urls, hasPage }: MailContents): Markup {
  const quiet = { colour: INK_2, name: 't2' };
  return row(
    '0 32px 20px',
    html`<p class="t2" style="margin:0;${SANS};font-size:14px;line-height:20px;color:${INK_2}">
      ${when}. ${time} ${link(urls.edition, 'Read it on the site', quiet)}
      ${hasPage && html`<br />${link(html`{{view}}`, 'See this mail in a browser', quiet)}`}
    </p>`,
  );
}

function sign({ siteName, slots, accent, onAccent, urls }: MailContents): Markup {
  return row(
    '0 32px',
    html`<table ${TABLE} width="100%" class="plate" bgcolor="${INK}" style="background-color:${INK};border-radius:6px">
      <tr>
        <td
          width="72"
          height="84"
          align="center"
          valign="middle"
          class="tk1"
          bgcolor="${accent}"
          aria-hidden="true"
          style="width:72px;height:84px;background-color:${accent};border-radius:6px 0 0 6px;${SIGN};font-size:66px;line-height:84px;font-weight:bold;color:${onAccent}"
        >
          ${slots}
        </td>
        <td valign="middle" style="padding:0 20px">
          <h1
            style="margin:0;${SERIF};font-size:34px;line-height:38px;font-weight:bold;letter-spacing:-.5px;color:#FFFFFF"
          >
            <a href="${urls.home}" style="color:#FFFFFF;text-decoration:none">${siteName}</a>
          </h1>
        </td>
      </tr>
    </table>`,
  );
}

function note({ note: words }: MailContents): Markup {
  if (!words) return html``;
  return row(
    '24px 32px 0',
    html`<p class="t1" style="margin:0;${SANS};font-size:16px;line-height:24px;font-weight:bold;color:${INK}">
      ${words}
    </p>`,
  );
}

function lede({ intro }: MailContents): Markup {
  if (!intro) return row('24px 32px 0', html``);
  return row(
    '24px 32px 28px',
    html`<p class="t1 lede" style="margin:0;${SERIF};font-size:20px;line-height:30px;color:${INK}">${intro}</p>`,
  );
}

function corrections({ corrections: found }: MailContents): Markup {
  if (found.length === 0) return html``;
  const each = found.map(
    ({ what, text, headline, url }) =>
      html`<p class="t1" style="margin:8px 0 0;${SERIF};font-size:16px;line-height:25px;color:${INK}">
        <strong>${what}.</strong> ${text} ${link(url, headline)}
      </p>`,
  );
  return row(
    '0 32px 28px',
    html`<table ${TABLE} width="100%">
      <tr>
        <td
          class="fix"
          bgcolor="#FBE9E6"
          style="background-color:#FBE9E6;border-left:6px solid #B3180F;padding:16px 20px"
        >
          <p class="fix-t" style="margin:0;${SANS};font-size:14px;line-height:20px;font-weight:bold;color:#B3180F">
            Put right since the last mail
          </p>
          ${each}
        </td>
      </tr>
    </table>`,
  );
}

const rule = () =>
  row(
    '0 32px',
    html`<table ${TABLE} width="100%">
      <tr>
        <td height="2" class="k" bgcolor="${INK}" style="height:2px;font-size:0;line-height:0;background-color:${INK}">
          &nbsp;
        </td>
      </tr>
    </table>`,
  );

function item(
  { rank, filed, headline, standfirst, why, url }: MailContents['stories'][number],
  contents: MailContents,
): Markup {
  const size = rank === 1 ? 'font-size:30px;line-height:35px' : 'font-size:24px;line-height:29px';
  const reason = html`<p class="t2" style="margin:12px 0 0;${SERIF};font-size:16px;line-height:25px;color:${INK_2}">
    <strong class="t1" style="${SANS};font-size:14px;color:${INK}">Why it matters</strong>&nbsp; ${why}
  </p>`;
  return html`${rule()}${row(
    '20px 32px 30px',
    html`<table ${TABLE} width="100%">
      <tr>
        <td width="64" valign="top" style="width:64px">${ticket(rank, contents)}</td>
        <td valign="top">
          <p class="t2" style="margin:0 0 6px;${SANS};font-size:14px;line-height:20px;color:${INK_2}">${filed}</p>
          <h2 style="margin:0;${SERIF};font-weight:bold;${size};letter-spacing:-.3px">
            <a class="t1" href="${url}" style="color:${INK};text-decoration:none">${headline}</a>
          </h2>
          <p class="t1" style="margin:12px 0 0;${SERIF};font-size:18px;line-height:27px;color:${INK}">${standfirst}</p>
          ${why !== '' && reason}
          <p style="margin:12px 0 0;${SANS};font-size:15px;line-height:24px">${link(url, 'Read the story')}</p>
        </td>
      </tr>
    </table>`,
  )}`;
}

/** Number 1 carries the accent, the others an outline. */
function ticket(rank: number, { accent, onAccent }: MailContents): Markup {
  const look =
    rank === 1
      ? html`width="48" height="60" class="tk1" bgcolor="${accent}"
        style="width:48px;height:60px;background-color:${accent};color:${onAccent}`
      : html`width="48" height="60" class="tk" bgcolor="#FFFFFF"
        style="width:46px;height:58px;background-color:#FFFFFF;border:1px solid ${INK};color:${INK}`;
  return html`<table ${TABLE}><tr><td align="center" valign="middle" ${look};border-radius:3px;${SIGN};font-size:44px;line-height:60px;font-weight:bold">${rank}</td></tr></table>`;
}

function foot({ end, urls, number, editionDate, siteName, postalAddress }: MailContents): Markup {
  const { digits } = editionBarcode(number, editionDate);
  const quiet = { colour: INK_2, name: 't2' };
  const place = postalAddress.split('\n').filter(Boolean).join(', ');
  return html`${rule()}${row(
    '24px 32px 8px',
    html`<p class="t1" style="margin:0;${SERIF};font-size:20px;line-height:28px;color:${INK}">${end}</p>
      <p class="t2" style="margin:10px 0 0;${SANS};font-size:15px;line-height:24px;color:${INK_2}">
        Forwarded by a friend? ${link(urls.signUp, 'Get your own, £0.00 a week')}
      </p>`,
  )}${row('20px 32px 6px', bars(number, editionDate))}${row(
    '0 32px 24px',
    html`<p class="t2" style="margin:0;${SANS};font-size:13px;line-height:21px;color:${INK_2}">
      <span aria-hidden="true">${digits.slice(0, 1)} ${digits.slice(1, 7)} ${digits.slice(7)}<br /><br /></span>You
      signed up on {{since}} as {{address}}.<br />
      ${link(html`{{preferences}}`, 'Change settings', quiet)} &nbsp;
      ${link(html`{{unsubscribe}}`, 'Unsubscribe', quiet)} &nbsp; ${link(urls.corrections, 'Corrections', quiet)}<br />
      ${[siteName, place].filter(Boolean).join(', ')}
    </p>`,
  )}`;
}

/** The edition's barcode in cells of a table: every two pixels are a module. */
function bars(number: number, editionDate: string): Markup {
  const runs = editionBarcode(number, editionDate).modules.match(/1+|0+/g) ?? [];
  const cells = runs.map((run) => {
    const width = run.length * 2;
    return run.startsWith('1')
      ? html`<td
          width="${width}"
          height="40"
          class="k"
          bgcolor="${INK}"
          style="font-size:0;background-color:${INK}"
        ></td>`
      : html`<td width="${width}"></td>`;
  });
  return html`<table ${TABLE} aria-hidden="true">
    <tr>
      ${cells}
    </tr>
  </table>`;
}
