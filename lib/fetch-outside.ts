import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector, fetch, type Response } from 'undici';
import { env } from './env';

/** What may be asked for; everything has a bound, so that no answer can hold up or fill up this machine. */
export type OutsideRequest = {
  method?: 'GET' | 'HEAD';
  /** Such as `accept` or `if-none-match`; they go to whatever a redirect leads to, so never a secret. */
  headers?: Record<string, string>;
  /** Milliseconds for all of it, redirects and the last byte included. */
  patience?: number;
  /** Bytes of the answer, after unpacking. */
  mostBytes?: number;
  /** With `cut` a longer answer is read as far as `mostBytes`, for those who need its beginning only; else it is refused. */
  whenLarger?: 'refuse' | 'cut';
  ports?: number[];
  /** How a name is looked up; tests have their own. */
  lookup?: LookupFunction;
};

export type OutsideAnswer = {
  ok: true;
  status: number;
  /** Where it came from in the end. */
  url: string;
  /** Where it has moved to for good, if that is what the first redirects say (301 and 308). */
  movedTo?: string;
  headers: Headers;
  body: Buffer;
};

export type OutsideFailure = {
  ok: false;
  reason:
    'not an address' | 'not allowed' | 'no such name' | 'no answer' | 'too slow' | 'too large' | 'too many redirects';
  /** For a person, in words that follow "it": "answers too slowly". */
  detail: string;
};

const DEFAULTS = { method: 'GET', patience: 10_000, mostBytes: 2 * 1024 * 1024, whenLarger: 'refuse' } as const;

/** As browsers name themselves since the nineties, and who really asks, so that a site can ask us to stop. */
const userAgent = () => `Mozilla/5.0 (compatible; AisleFive/1.0; +${env().SITE_URL}/about)`;

const MOST_REDIRECTS = 5;

const REDIRECTS = [301, 302, 303, 307, 308];

const FOR_GOOD = [301, 308];

/**
 * Asks a server somewhere on the internet for something, at an address that a stranger may have chosen. It can only reach
 * public addresses: every connection is checked with the very network address it goes to, after names have been looked
 * up, so neither odd spellings nor a name that points inwards, nor one that changes its mind, nor a redirect leads to this
 * machine or its network. Only http and https, no sign-in in the address, no cookies. It never throws for what a server
 * does. With ALLOW_PRIVATE_FETCH, for development and tests, this machine itself may be reached too.
 */
export async function fetchOutside(url: string, request: OutsideRequest = {}): Promise<OutsideAnswer | OutsideFailure> {
  const asked = { ...DEFAULTS, ...request };
  const agent = new Agent({ connect: connector(asked.lookup), maxHeaderSize: 32 * 1024 });
  const signal = AbortSignal.timeout(asked.patience);
  try {
    return await follow(url, { ...asked, agent, signal });
  } catch (error) {
    return failureOf(error, signal);
  } finally {
    // Whatever is still coming in is cut off.
    await agent.destroy();
  }
}

type Asked = OutsideRequest &
  Required<Pick<OutsideRequest, 'method' | 'mostBytes' | 'whenLarger'>> & { agent: Agent; signal: AbortSignal };

/** Nothing went wrong with us: the address, or what answers there, is not as it must be. */
class Refusal extends Error {
  constructor(
    readonly reason: OutsideFailure['reason'],
    detail: string,
  ) {
    super(detail);
  }
}

async function follow(url: string, asked: Asked): Promise<OutsideAnswer> {
  let next = checked(url, asked.ports);
  let movedTo: string | undefined;
  let isForGood = true;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const response = await fetch(next, {
      method: asked.method,
      headers: { 'user-agent': userAgent(), 'accept-language': 'en, *;q=0.5', ...asked.headers },
      redirect: 'manual',
      dispatcher: asked.agent,
      signal: asked.signal,
    });
    const location = response.headers.get('location');
    if (!REDIRECTS.includes(response.status) || location === null)
      return { ...(await answerOf(response, next, asked)), ...(movedTo && { movedTo }) };
    await response.body?.cancel();
    next = checked(location, asked.ports, next);
    isForGood &&= FOR_GOOD.includes(response.status);
    if (isForGood) movedTo = next.href;
  }
  throw new Refusal('too many redirects', 'redirects again and again');
}

/** The address, if it is one that may be asked; `base` is the page that leads to it. */
function checked(text: string, ports = [80, 443], base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw new Refusal('not an address', 'is not an address of the web');
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Refusal('not an address', 'is not an address of the web');
  if (url.username || url.password) throw new Refusal('not allowed', 'has a sign-in in its address');
  // A browser's sense: the default port is an empty text. On this machine itself, where tests may go, ports are any.
  if (url.port && !ports.includes(Number(url.port)) && !env().ALLOW_PRIVATE_FETCH)
    throw new Refusal('not allowed', `is at port ${url.port}, which is not one of the web`);
  url.hash = '';
  return url;
}

async function answerOf(response: Response, url: URL, { mostBytes, whenLarger }: Asked): Promise<OutsideAnswer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size <= mostBytes) continue;
    if (whenLarger === 'refuse') throw new Refusal('too large', 'is larger than we read');
    break;
  }
  const body = Buffer.concat(chunks).subarray(0, mostBytes);
  const headers = new Headers([...response.headers]);
  return { ok: true, status: response.status, url: url.href, headers, body };
}

/** Makes each connection, and only to where it may go. An address in figures is never looked up, so it is checked here. */
function connector(lookup: LookupFunction = systemLookup): buildConnector.connector {
  const connect = buildConnector({ lookup: checkedLookup(lookup), timeout: 5000 });
  return (options, done) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) && !isAllowed(host)) done(inward(host), null);
    else connect(options, done);
  };
}

/** Looks a name up and hands on those of its addresses that are public; the connection goes to no other. */
function checkedLookup(lookup: LookupFunction): LookupFunction {
  return (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      const addresses = error ? [] : (found as LookupAddress[]).filter(({ address }) => isAllowed(address));
      const [first] = addresses;
      if (error) done(error, '', 0);
      else if (!first) done(inward(host), '', 0);
      else if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
}

const inward = (host: string) => new Refusal('not allowed', `leads to a private address (${host})`);

/** Of all addresses that IPv6 has, those that are given out for the public internet. */
const GIVEN_OUT = ipaddr.parseCIDR('2000::/3');

/** What is not the public internet has a name in ipaddr.js: private, loopback, linkLocal, reserved, 6to4 and so on. */
function isAllowed(text: string): boolean {
  // An IPv4 address in the clothes of IPv6 is what it is.
  const address = ipaddr.process(text);
  const range = address.range();
  if (range === 'loopback') return env().ALLOW_PRIVATE_FETCH;
  return range === 'unicast' && (address.kind() === 'ipv4' || address.match(GIVEN_OUT));
}

function failureOf(error: unknown, signal: AbortSignal): OutsideFailure {
  if (signal.aborted) return { ok: false, reason: 'too slow', detail: 'answers too slowly' };
  // What goes wrong in a connection comes wrapped in what went wrong in the request.
  const causes = [error, (error as Error).cause];
  const refusal = causes.find((each) => each instanceof Refusal);
  if (refusal) return { ok: false, reason: refusal.reason, detail: refusal.message };
  const code = causes.map((each) => (each as { code?: string } | undefined)?.code).find(Boolean);
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return { ok: false, reason: 'too slow', detail: 'answers too slowly' };
  if (code === 'ENOTFOUND') return { ok: false, reason: 'no such name', detail: 'is at a name that does not exist' };
  return { ok: false, reason: 'no answer', detail: WORDS[code ?? ''] ?? 'does not answer' };
}

const WORDS: Record<string, string> = {
  CERT_HAS_EXPIRED: 'has a certificate that has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that nobody vouches for',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has the certificate of another site',
};
