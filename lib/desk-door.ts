import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ADDRESS_HEADER, clientAddress } from './client-address';

/** Whether the path belongs to the desk, which Next draws for each who asks and nobody keeps. */
export function isDesk(path: string): boolean {
  return /^\/(admin|api)(\/|$)/.test(path);
}

/** Says in a header where a request comes from. Whatever a stranger wrote into it is gone, on every path that leads to Next. */
export function markAddress(request: IncomingMessage): void {
  const forwarded = request.headers['x-forwarded-for'];
  request.headers[ADDRESS_HEADER] = clientAddress(
    request.socket.remoteAddress,
    Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
  );
}

/**
 * Prepares a request to the desk, with the policy by which only scripts run that carry this answer's random nonce. Next
 * reads the nonce from the request and writes it into the page.
 */
export function prepareForDesk(request: IncomingMessage, response: ServerResponse, dev: boolean): void {
  const policy = isMail(request.url ?? '') ? MAIL_POLICY : deskPolicy(randomBytes(16).toString('base64'), dev);
  request.headers['content-security-policy'] = policy;
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('X-Robots-Tag', 'noindex, nofollow');
  response.setHeader('Cache-Control', 'private, no-store');
}

/** Of previews only those of mails come this way; the pages of others are drawn as readers get them (preview-door.ts). */
const isMail = (url: string) => url.startsWith('/admin/preview/');

/** Nothing runs in a mail, nothing is fetched, and the desk alone may show it in a frame. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** Styles may be inline: the accent of the settings is one. In development Next evaluates code and talks by web socket. */
function deskPolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
