import { Parser } from 'htmlparser2';
import { isPlainDate } from '@/lib/dates';
import { fetchOutside } from '@/lib/fetch-outside';

/** What a page says about itself. What it does not say is null; the publisher is then its host. */
export type LinkFacts = { publisher: string; title: string | null; publishedOn: string | null };

export type LinkFactsResult = { ok: true; facts: LinkFacts } | { ok: false; problem: string };

/** Heads are at the beginning. */
const MOST_BYTES = 512 * 1024;

const LONGEST = { publisher: 200, title: 400 };

/** Asks the page at this address, safely, who published it, under which title and when. */
export async function findLinkFacts(url: string): Promise<LinkFactsResult> {
  const answer = await fetchOutside(url, {
    headers: { accept: 'text/html, application/xhtml+xml' },
    mostBytes: MOST_BYTES,
    whenLarger: 'cut',
    patience: 8000,
  });
  if (!answer.ok) return { ok: false, problem: `Nothing could be read there: the page ${answer.detail}.` };
  if (answer.status >= 400)
    return { ok: false, problem: `Nothing could be read there: the page answered ${answer.status}.` };
  const type = answer.headers.get('content-type') ?? '';
  const html = /^(text\/html|application\/xhtml)/i.test(type) ? decoded(answer.body, type) : '';
  return { ok: true, facts: linkFacts(html, answer.url) };
}

/** The text of a page in the characters that its header, or else its beginning, names. */
function decoded(body: Buffer, type: string): string {
  const start = body.subarray(0, 2048).toString('latin1');
  const label = /charset\s*=\s*["']?([\w:-]+)/i.exec(type) ?? /<meta[^>]+charset\s*=\s*["']?([\w:-]+)/i.exec(start);
  try {
    return new TextDecoder(label?.[1] ?? 'utf-8').decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

/** What this page says: Open Graph first, then what it was before there was Open Graph. Nothing in it is trusted. */
export function linkFacts(html: string, url: string): LinkFacts {
  const { meta, texts, times, data } = readPage(html);
  const host = new URL(url).hostname.replace(/^www\./, '');
  const dates = [meta['article:published_time'], ...data.map(datePublished), meta.date, ...times];
  const title = [meta['og:title'], texts.title, texts.h1].map((each) => oneLine(each, LONGEST.title)).find(Boolean);
  return {
    publisher: oneLine(meta['og:site_name'], LONGEST.publisher) || host,
    title: title ?? null,
    publishedOn: dates.map(dayOf).find(Boolean) ?? null,
  };
}

type Read = {
  /** Of each meta element the first that has this name. */
  meta: Record<string, string | undefined>;
  texts: { title?: string; h1?: string };
  /** What JSON-LD blocks hold. */
  data: string[];
  times: string[];
};

function readPage(html: string): Read {
  const read: Read = { meta: Object.create(null) as Read['meta'], texts: {}, data: [], times: [] };
  let into: ((text: string) => void) | undefined;
  let until = '';
  const gather = (name: string, keep: (text: string) => void) => {
    until = name;
    into = keep;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'meta') {
        const key = (attributes.property ?? attributes.name ?? '').toLowerCase();
        if (key && attributes.content) read.meta[key] ??= attributes.content;
      } else if (name === 'time' && attributes.datetime) read.times.push(attributes.datetime);
      else if (name === 'script' && /ld\+json/i.test(attributes.type ?? '')) {
        read.data.push('');
        gather(name, (text) => (read.data[read.data.length - 1] += text));
      } else if ((name === 'title' || name === 'h1') && read.texts[name] === undefined) {
        gather(name, (text) => (read.texts[name] = (read.texts[name] ?? '') + text));
      }
    },
    ontext: (text) => into?.(text),
    onclosetag(name) {
      if (name === until) into = undefined;
    },
  });
  parser.end(html);
  return read;
}

/** The first date of publication anywhere in a block of JSON-LD. Found in its text: half of those out there are no JSON. */
function datePublished(block: string): string | undefined {
  return /"datePublished"\s*:\s*"([^"]{4,40})"/.exec(block)?.[1];
}

/** The day as the page writes it, in whatever zone it means: that is the day on which its readers say it appeared. */
function dayOf(text: string | undefined): string | undefined {
  const day = /^\s*(\d{4}-\d{2}-\d{2})/.exec(text ?? '')?.[1];
  return day && isPlainDate(day) ? day : undefined;
}

function oneLine(text: string | undefined, most: number): string {
  return (text ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, most)
    .trim();
}
