/** For how many seconds an answer says that it stays as it is (RFC 9111, 4.2.1), less the age it has already; 0 if not. */
export function freshFor(headers: Headers, now: Date): number {
  const control = headers.get('cache-control') ?? '';
  if (/\bno-(store|cache)\b/i.test(control)) return 0;
  const age = Number(headers.get('age')) || 0;
  const most = /\bmax-age\s*=\s*"?(\d{1,10})/i.exec(control);
  if (most) return Math.max(0, Number(most[1]) - age);
  const expires = Date.parse(headers.get('expires') ?? '');
  if (Number.isNaN(expires)) return 0;
  // Compared with the server's own clock: ours may go otherwise.
  const dated = Date.parse(headers.get('date') ?? '');
  return Math.max(0, (expires - (Number.isNaN(dated) ? now.getTime() : dated)) / 1000 - age);
}

/** How many seconds to stay away (RFC 9110, 10.2.3), as a number or as a date; 0 if it does not say. */
export function retryAfter(headers: Headers, now: Date): number {
  const given = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,10}$/.test(given)) return Number(given);
  const at = Date.parse(given);
  return Number.isNaN(at) ? 0 : Math.max(0, (at - now.getTime()) / 1000);
}
