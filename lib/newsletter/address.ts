import { domainToASCII, domainToUnicode } from 'node:url';
import { hashOf } from '@/lib/editors/tokens';
import { meantDomain, withEnding } from './mail-domains';

/** An address as it is stored: how mail is addressed, how it is compared, and its domain in ASCII. */
export type Address = { email: string; address: string; domain: string };

/**
 * What was typed, read as an address. A refusal is a sentence for the person. `meant` is the domain that this one is often a
 * slip of: it may be right all the same, so a form asks and a list takes it.
 */
export type ParsedAddress = ({ ok: true; meant?: string } & Address) | { ok: false; problem: string };

/** Octets (RFC 5321, 4.5.3.1; 254 because a path also carries its angle brackets). */
const MOST = { local: 64, label: 63, all: 254 };

/** RFC 5322, 3.2.3, with the letters of all scripts (RFC 6531, 3.3). Quoted parts are refused: no provider gives them out. */
const LOCAL = /^[^.@]+(\.[^.@]+)*$/;
const ASCII_TEXT = /[a-z0-9!#$%&'*+/=?^_`{|}~-]/giu;

/** Beyond ASCII: nothing invisible, unassigned or private, no space and no mark of direction. */
const UNSEEN = /[\p{C}\p{Z}]/u;

const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** No mail server has a name that ends so (RFC 6761, RFC 6762). */
const NOWHERE = ['localhost', 'local', 'invalid'];

const NOT_AN_ADDRESS = 'That is not an address mail can reach. It looks like name@example.com.';

/**
 * Reads one address as a mail server would accept it. Tags (`ada+news@`) and dots stay: they make another address. Spaces
 * around it do not matter; a second recipient, a name, quotes, comments and control characters are refused.
 */
export function parseAddress(given: string): ParsedAddress {
  const typed = given.trim().normalize('NFC');
  if (typed === '') return refuse('Type your email address.');
  // Long before it is long for us: nobody types this, and the rest need not be looked at.
  if (typed.length > 1000 || octets(typed) > MOST.all) return refuse('That address is too long to be one.');
  if (!typed.isWellFormed() || UNSEEN.test(typed) || /[<>,;]/.test(typed))
    return refuse('Type one address, without a name and without spaces.');
  const at = typed.lastIndexOf('@');
  if (at < 0) return refuse('That address has no @. It looks like name@example.com.');
  const local = typed.slice(0, at);
  if (!isLocal(local)) return refuse(NOT_AN_ADDRESS);
  return read(local, typed.slice(at + 1));
}

function read(local: string, given: string): ParsedAddress {
  // What a browser would do to a host is not done here: percent signs, numbers for addresses, ports.
  const domain = /[\x21-\x2c\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]/.test(given) ? '' : domainToASCII(given);
  const labels = domain.split('.');
  if (domain === '' || labels.some((label) => label.length > MOST.label || !LABEL.test(label)))
    return refuse(NOT_AN_ADDRESS);
  if (labels.length === 1) return refuse(`That address has no ending. Did you mean ${withEnding(domain)}?`);
  const ending = labels.at(-1)!;
  if (!/^([a-z]{2,}|xn--[a-z0-9-]+)$/.test(ending) || NOWHERE.includes(ending)) return refuse(NOT_AN_ADDRESS);
  const address = `${local.toLowerCase()}@${domain}`;
  const email = `${local}@${domainToUnicode(domain)}`;
  if (Math.max(octets(address), octets(email)) > MOST.all) return refuse('That address is too long to be one.');
  const meant = meantDomain(domain);
  return { ok: true, email, address, domain, ...(meant && { meant }) };
}

function isLocal(local: string): boolean {
  const ascii = local.replaceAll(/[^\x00-\x7f]/g, '').replaceAll('.', '');
  return octets(local) <= MOST.local && LOCAL.test(local) && ascii.replaceAll(ASCII_TEXT, '') === '';
}

const octets = (text: string) => Buffer.byteLength(text);

const refuse = (problem: string): ParsedAddress => ({ ok: false, problem });

/** What is kept of an address that nobody may write to: SHA-256 of it as it is compared. */
export function addressHash(address: string): string {
  return hashOf(address);
}
