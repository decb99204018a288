import type { RankedStory } from '@/lib/briefings/queries';
import { addDays, formatDate, formatDay, formatLongDate, weekdayOf } from '@/lib/dates';
import { briefingPath, correctionsPath, storyPath } from '@/lib/paths';
import type { Settings } from '@/lib/settings';
import { readingMinutes } from '@/lib/stories/rules';
import { capitalised, countInWords, inWords, textDirection } from '@/lib/words';
import { mailHtml } from './mail-html';
import { mailText } from './mail-text';
import { HEAD_LENGTHS } from './rules';

/** Something that was put right since the last mail. */
export type MailCorrection = { kind: string; text: string; publishedOn: string; slug: string; headline: string };

/** What a mail is made of: an edition as it is or will be, and what was put right since the one before. */
export type EditionForMail = {
  number: number;
  slug: string;
  title: string;
  editionDate: string;
  intro: string;
  /** The desk's own words in its head; empty for those made of title and introduction. */
  mailSubject?: string;
  mailPreheader?: string;
  stories: Pick<RankedStory, 'rank' | 'slug' | 'headline' | 'standfirst' | 'whyItMatters' | 'words' | 'topics'>[];
  corrections: MailCorrection[];
  /** Said before everything else, to whoever has just joined. */
  note?: string;
};

/** A mail in both its parts, with fields still open for each recipient (lib/newsletter/merge-fields.ts). */
export type Mail = { subject: string; preheader: string; html: string; text: string; bytes: number };

/** What both parts of a mail say, worked out once: words and absolute addresses. */
export type MailContents = ReturnType<typeof contentsOf>;

/** The mail of an edition. Pure: the same edition and settings make the same mail. */
export function composeMail(edition: EditionForMail, settings: Settings, siteUrl: string): Mail {
  const contents = contentsOf(edition, settings, siteUrl);
  const html = mailHtml(contents);
  const { subject, preheader } = contents;
  return { subject, preheader, html, text: mailText(contents), bytes: Buffer.byteLength(html) };
}

/** Beyond these a head is cut. What the desk wrote itself is longer at its own risk, up to what its form takes. */
const MOST = HEAD_LENGTHS;

/** What an edition has in its head unless the desk writes its own words. */
export function usualHead({
  number,
  title,
  intro,
  headlines,
}: {
  number: number;
  title: string;
  intro: string;
  headlines: string[];
}) {
  return {
    subject: shortened([`No. ${number}`, title.trim()].filter(Boolean).join(': '), MOST.subject),
    preheader: shortened(intro.trim() || headlines.join('; '), MOST.preheader),
  };
}

function contentsOf(edition: EditionForMail, settings: Settings, siteUrl: string) {
  const { number, editionDate, stories } = edition;
  const { locale, siteName, slots, accent, onAccent, postalAddress } = settings;
  const minutes = stories.reduce((sum, { words }) => sum + readingMinutes(words), 0);
  const intro = edition.intro.trim();
  // So that visits can be counted for each link, and nobody who makes them (lib/page-views.ts).
  const via = settings.countsClicks ? `?via=mail-${number}` : '';
  const usual = usualHead({ number, title: edition.title, intro, headlines: stories.map(({ headline }) => headline) });
  return {
    ...{ siteName, slots, accent, onAccent, postalAddress, number, editionDate, intro },
    note: edition.note ?? '',
    // A welcome belongs to no send, so there is no page of it (lib/newsletter/view-mail.ts).
    hasPage: !edition.note,
    ...{ lang: locale, dir: textDirection(locale) },
    subject: inOneLine(edition.mailSubject) || usual.subject,
    preheader: inOneLine(edition.mailPreheader) || usual.preheader,
    when: `No. ${number}, ${formatLongDate(editionDate, locale)}`,
    time: `${capitalised(countInWords(minutes, 'minute', 'minutes'))}.`,
    stories: [...stories]
      .sort((a, b) => a.rank - b.rank)
      .map(({ rank, slug, headline, standfirst, whyItMatters, words, topics }) => ({
        ...{ rank, headline, standfirst, why: whyItMatters, url: siteUrl + storyPath(slug) + via },
        filed: [topics[0]?.name, `${readingMinutes(words)} min read`].filter(Boolean).join(', '),
      })),
    corrections: edition.corrections.map(({ kind, text, publishedOn, slug, headline }) => ({
      ...{ text, headline, url: siteUrl + storyPath(slug) + via },
      what: `${capitalised(kind)}, ${formatDate(publishedOn, locale)}`,
    })),
    end: endOf(stories.length, number + 1, nextDate(editionDate, settings.publishWeekday), locale),
    urls: {
      home: siteUrl,
      edition: siteUrl + briefingPath(edition.slug) + via,
      signUp: `${siteUrl}/newsletter`,
      corrections: siteUrl + correctionsPath(),
    },
  };
}

function endOf(stories: number, number: number, date: string, locale: string): string {
  const all = stories > 1 ? `That is all ${inWords(stories)}.` : 'That is all.';
  return `${all} No. ${number} comes on ${formatDay(date, locale)}.`;
}

/** The next day of the week on which we publish. */
const nextDate = (date: string, weekday: number) => addDays(date, ((weekday - weekdayOf(date) + 6) % 7) + 1);

const inOneLine = (text = '') => text.replaceAll(/\s+/g, ' ').trim();

/** At most so many characters, cut between two words where there are any. A head of a mail is one line. */
function shortened(text: string, most: number): string {
  const letters = [...inOneLine(text)];
  if (letters.length <= most) return letters.join('');
  const cut = letters.slice(0, most - 1).join('');
  const whole = letters[most - 1] === ' ' ? cut : cut.replace(/\s+\S*$/, '');
  return `${(whole.length > most / 2 ? whole : cut).replace(/[\s,;:.–-]+$/, '')}…`;
}
