/** Reads a mail as it was on the wire, and proves its DKIM signature with nothing of what made it (RFC 6376). */
import { createHash, createPublicKey, verify } from 'node:crypto';

/** A field of the head as it stands there, folded, with its name in small letters. */
export type Field = { name: string; line: string };

/** The value of a DNS record of type TXT, by its name. */
export type Resolve = (name: string) => string | undefined;

/** Head and body of a mail. */
export function takeApart(raw: Buffer): { fields: Field[]; body: string } {
  const text = raw.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const fields = text
    .slice(0, end)
    .split(/\r\n(?![ \t])/)
    .map((line) => ({ name: line.slice(0, line.indexOf(':')).toLowerCase(), line }));
  return { fields, body: text.slice(end + 4) };
}

/** The tags of a signature or of a key's record (RFC 6376, 3.2). */
function tagsOf(list: string): Record<string, string> {
  const tags = list.split(';').flatMap((each) => {
    const [, name, value] = /^\s*([a-z]\w*)\s*=([\s\S]*)$/i.exec(each) ?? [];
    return name ? [[name, value!.trim()]] : [];
  });
  return Object.fromEntries(tags) as Record<string, string>;
}

/** 3.4.2 */
const relaxedField = ({ name, line }: Field) =>
  `${name}:${line
    .slice(line.indexOf(':') + 1)
    .replaceAll('\r\n', '')
    .replaceAll(/[ \t]+/g, ' ')
    .trim()}`;

/** 3.4.4 */
function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replaceAll(/[ \t]+/g, ' ').replace(/ $/, ''));
  while (lines.at(-1) === '') lines.pop();
  return lines.map((line) => `${line}\r\n`).join('');
}

/** What a verifier finds: the fields that are covered, and what is wrong, if anything is. */
export function checkDkim(raw: Buffer, resolve: Resolve): { covered: string[]; domain: string; wrong?: string } {
  const { fields, body } = takeApart(raw);
  const signed = fields.find(({ name }) => name === 'dkim-signature');
  if (!signed) return { covered: [], domain: '', wrong: 'not signed' };
  const tags = tagsOf(signed.line.slice(signed.line.indexOf(':') + 1));
  const covered = tags.h!.toLowerCase().split(/\s*:\s*/);
  const found = { covered, domain: tags.d! };
  if (tags.v !== '1' || tags.a !== 'rsa-sha256' || tags.c !== 'relaxed/relaxed') return { ...found, wrong: 'unknown' };
  const hash = createHash('sha256').update(relaxedBody(body), 'latin1').digest('base64');
  if (hash !== tags.bh!.replaceAll(/\s/g, '')) return { ...found, wrong: 'body' };
  const key = tagsOf(resolve(`${tags.s}._domainkey.${tags.d}`) ?? '').p;
  if (!key) return { ...found, wrong: 'no key' };
  // From the last of a name to its first; a name that is there no more stands for nothing (5.4.2).
  const left = [...fields].reverse();
  const lines = covered.flatMap((name) => {
    const at = left.findIndex((field) => field.name === name);
    return at < 0 ? [] : left.splice(at, 1).map((field) => `${relaxedField(field)}\r\n`);
  });
  const own = relaxedField({ ...signed, line: signed.line.replace(/([;\s]b=)[^;]*/, '$1') });
  const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
  const isRight = verify(
    'sha256',
    Buffer.from(lines.join('') + own, 'latin1'),
    publicKey,
    Buffer.from(tags.b!.replaceAll(/\s/g, ''), 'base64'),
  );
  return isRight ? found : { ...found, wrong: 'signature' };
}
