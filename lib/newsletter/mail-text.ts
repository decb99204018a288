import type { MailContents } from './compose';
import { wrap } from './wrap';

const COLUMNS = 72;

/** Stories stand beside their number, as in the other part. */
const INDENT = '    ';

/** The plain-text part: the same words in the same order, for screens of fixed width and for people who like it so. */
export function mailText(contents: MailContents): string {
  const { siteName, when, time, urls, note, intro, stories, end, hasPage } = contents;
  const parts = [
    [
      wrap(say(siteName), COLUMNS),
      wrap(`${when}. ${time}`, COLUMNS),
      `Read it on the site: ${urls.edition}`,
      ...(hasPage ? ['See this mail in a browser: {{view}}'] : []),
    ].join('\n'),
    wrap(say(note), COLUMNS),
    wrap(say(intro), COLUMNS),
    corrections(contents),
    ...stories.map(item),
    [RULE, '', wrap(end, COLUMNS), `Forwarded by a friend? Get your own: ${urls.signUp}`].join('\n'),
    foot(contents),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

const RULE = '-'.repeat(COLUMNS);

/**
 * A text of an editor's. Pairs of curly brackets come apart, or it could be taken for a field that the sender fills in; lines
 * become spaces, and characters that are for terminals go.
 */
const say = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/\{(?=\{)/g, '{\u2060')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .trim();

function item({ rank, headline, filed, standfirst, why, url }: MailContents['stories'][number]): string {
  const [first, ...others] = wrap(say(headline), COLUMNS, INDENT).split('\n');
  return [
    RULE,
    '',
    [String(rank).padEnd(INDENT.length) + first!.slice(INDENT.length), ...others].join('\n'),
    wrap(say(filed), COLUMNS, INDENT),
    '',
    ...(standfirst ? [wrap(say(standfirst), COLUMNS, INDENT), ''] : []),
    ...(why ? [wrap(`Why it matters: ${say(why)}`, COLUMNS, INDENT), ''] : []),
    INDENT + url,
  ].join('\n');
}

function corrections({ corrections: found }: MailContents): string {
  if (found.length === 0) return '';
  const each = found.map(({ what, text, headline, url }) =>
    [wrap(`${what}. ${say(text)}`, COLUMNS, INDENT), wrap(say(headline), COLUMNS, INDENT), INDENT + url].join('\n'),
  );
  return ['Put right since the last mail', ...each].join('\n\n');
}

function foot({ urls, siteName, postalAddress }: MailContents): string {
  return [
    RULE,
    '',
    'You signed up on {{since}} as {{address}}.',
    'Change settings: {{preferences}}',
    'Unsubscribe: {{unsubscribe}}',
    `Corrections: ${urls.corrections}`,
    '',
    wrap([siteName, ...postalAddress.split('\n')].map(say).filter(Boolean).join('\n'), COLUMNS),
  ].join('\n');
}
