import { html, type Markup } from './markup';

/** Fonts that every machine has: web fonts load in few mail programs, and late. */
export const SERIF = html`font-family:Georgia,'Times New Roman',Times,serif`;
export const SANS = html`font-family:Arial,'Helvetica Neue',Helvetica,sans-serif`;
export const SIGN = html`font-family:'Arial Narrow',Impact,Arial,'Helvetica Neue',Helvetica,sans-serif`;

/** The colours of the design by day (components/ui/tokens.css). Never pure black or white: inversion makes them glare. */
export const INK = '#161611';
export const INK_2 = '#45453D';
export const PAPER = '#FDFDFB';

/** A table that only lays out. */
export const TABLE = html`role="presentation" cellpadding="0" cellspacing="0" border="0"`;

/**
 * What only improves the mail: narrow screens and the dark. The names of classes are those of the cells: t1 and t2 text,
 * k rules and bars, tk outlined ranks, tk1 the first one. The rules with `data-ogs` are those that Outlook asks for.
 */
export function headStyles(accent: string, onAccent: string): Markup {
  return html`<style>
    :root {
      color-scheme: light dark;
      supported-color-schemes: light dark;
    }
    body {
      margin: 0;
      padding: 0;
      -webkit-text-size-adjust: 100%;
    }
    a:hover {
      text-decoration: underline !important;
    }
    @media (max-width: 620px) {
      .px {
        padding-left: 20px !important;
        padding-right: 20px !important;
      }
      .lede {
        font-size: 18px !important;
        line-height: 27px !important;
      }
    }
    @media (prefers-color-scheme: dark) {
      .bg {
        background-color: #121310 !important;
      }
      .t1,
      .t1 a {
        color: #f5f4ec !important;
      }
      .t2 {
        color: #c8c7bb !important;
      }
      .k {
        background-color: #f5f4ec !important;
      }
      .tk {
        background-color: #23241f !important;
        color: #f5f4ec !important;
        border-color: #f5f4ec !important;
      }
      .plate {
        background-color: #23241f !important;
      }
      .tk1 {
        background-color: ${accent} !important;
        color: ${onAccent} !important;
      }
      .fix {
        background-color: #3a1814 !important;
      }
      .fix-t {
        color: #ff9485 !important;
      }
    }
    [data-ogsc] .t1 {
      color: #f5f4ec !important;
    }
    [data-ogsc] .t2 {
      color: #c8c7bb !important;
    }
    [data-ogsc] .tk1 {
      color: ${onAccent} !important;
    }
    [data-ogsc] .fix-t {
      color: #ff9485 !important;
    }
    [data-ogsb] .bg {
      background-color: #121310 !important;
    }
    [data-ogsb] .k {
      background-color: #f5f4ec !important;
    }
    [data-ogsb] .tk1 {
      background-color: ${accent} !important;
    }
    [data-ogsb] .fix {
      background-color: #3a1814 !important;
    }
  </style>`;
}
