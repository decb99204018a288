import { createHash } from 'node:crypto';

/** A reader page as it is sent: HTML without the framework's scripts, and the policy that holds it to that. */
export type ReaderDocument = { html: string; contentSecurityPolicy: string };

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
/** Facts for search engines: no browser runs them, so the policy need not let it. */
const DATA_BLOCK = /\btype="application\/ld\+json"/;
const COMMENT = /<!--[\s\S]*?-->/g;
const SCRIPT_PRELOAD = /<link\b[^>]*\bas="script"[^>]*>/g;

/** React finishes a page that it sent in pieces with scripts; such a page would be left unfinished without them. */
const SENT_IN_PIECES = /<template id="B:|<div hidden id="S:/;

/**
 * What Next drew, as a document: text that never changes needs no React in the browser, so its scripts and the copy of
 * the page that they carry are left out. Only scripts marked `data-document` stay. The policy lets those run and no other.
 * A page that React sent in pieces is refused by throwing: it would show its placeholders for ever.
 */
export function readerDocument(drawn: string): ReaderDocument {
  if (SENT_IN_PIECES.test(drawn)) throw new Error('A reader page was sent in pieces: it may not suspend.');
  const hashes: string[] = [];
  const withoutScripts = drawn
    .replace(SCRIPT_PRELOAD, '')
    .replace(SCRIPT, (script, attributes: string, code: string) => {
      if (!/\bdata-document\b/.test(attributes)) return '';
      if (code && !DATA_BLOCK.test(attributes))
        hashes.push(`'sha256-${createHash('sha256').update(code).digest('base64')}'`);
      return script;
    });
  // React's marks between texts; a reader's own "<!--" is escaped.
  const html = withoutScripts.replace(COMMENT, '');
  return { html, contentSecurityPolicy: policy(hashes) };
}

/** Styles may be inline: the accent of the settings is a style of the html element. */
function policy(scriptHashes: string[]): string {
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...scriptHashes].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
