import { z } from 'zod';
import { WIRE_PARTS, type WireWeights } from '@/db/schema/settings';
import type { Settings } from '@/lib/settings';
import { isColour } from '@/lib/colours';
import { ROLES } from './rules';

export type SettingName = keyof Settings;

/** Neither other lines nor characters that cannot be seen: some of it goes into the head of each mail. */
const HIDDEN = /[\p{Cc}\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/u;

const line = (most: number, what: string) =>
  z
    .string()
    .trim()
    .min(1, `Write ${what}.`)
    .max(most, `It may have ${most} characters at most.`)
    .refine((text) => !HIDDEN.test(text), 'It must be one line of text that can be seen.');

const whole = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, `Write a whole number from ${least} to ${most}.`)
    .transform(Number)
    .refine((number) => number >= least && number <= most, `Write a whole number from ${least} to ${most}.`);

const colour = z
  .string()
  .trim()
  .refine(isColour, 'Write a colour as #FFD400: a # and six figures from 0 to 9 and A to F.')
  .transform((text) => text.toUpperCase());

const address = z
  .string()
  .trim()
  .pipe(z.email({ error: 'That is not an e-mail address. It looks like name@example.com.' }).max(254));

const zone = z
  .string()
  .trim()
  .transform((text, context) => {
    const known = zones().find((each) => each.toLowerCase() === text.toLowerCase());
    if (known) return known;
    context.addIssue({
      code: 'custom',
      message: 'No such time zone. It looks like Europe/London; choose one of the list.',
    });
    return z.NEVER;
  });

const locale = z
  .string()
  .trim()
  .transform((text, context) => {
    try {
      const [found] = Intl.DateTimeFormat.supportedLocalesOf(text);
      if (found) return found;
    } catch {
      // Not even spelled like one.
    }
    context.addIssue({ code: 'custom', message: 'No such language. It looks like en-GB: a language and a country.' });
    return z.NEVER;
  });

const roles = z
  .string()
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.enum(ROLES, { error: 'Choose among the roles.' })));

const WEIGHT_PROBLEM = 'Each weight is a whole number from 0 to 100, and not all of them may be 0.';

/** As JSON, since they only mean something together. */
const weights = z.string().transform((text, context): WireWeights => {
  const parsed = z
    .record(z.enum(WIRE_PARTS), z.int().min(0).max(100))
    .refine((given) => Object.values(given).some((weight) => weight > 0))
    .safeParse(fromJson(text));
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: WEIGHT_PROBLEM });
  return z.NEVER;
});

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const MOST_KEYWORDS = 200;

/** One in a line, or several with commas between them. */
const keywords = z
  .string()
  .transform((text) => [...new Set(text.split(/[,\r\n]+/).map((word) => word.trim()))].filter(Boolean))
  .pipe(
    z
      .array(
        z
          .string()
          .max(60, 'A keyword may have 60 characters at most.')
          .refine((word) => !HIDDEN.test(word), 'Keywords are text that can be seen.'),
      )
      .max(MOST_KEYWORDS, `There may be ${MOST_KEYWORDS} keywords at most.`),
  );

/** What each setting is read from, as text, and what keeps it from being taken. */
export const SETTINGS: { [Name in SettingName]: z.ZodType<Settings[Name], string> } = {
  siteName: line(40, 'the name of the site'),
  strapline: line(80, 'the line under the name'),
  beat: line(60, 'what the site reports on'),
  motto: line(60, 'the motto'),
  accent: colour,
  onAccent: colour,
  slots: whole(1, 20),
  publishWeekday: whole(1, 7),
  publishTime: z
    .string()
    .trim()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write hours and minutes, from 00:00 to 23:59.'),
  timeZone: zone,
  locale,
  senderName: line(60, 'the name that the mail comes from').refine(
    (text) => !/[<>"@]/.test(text),
    'It must not contain < > " or @: mail programs would take it for an address.',
  ),
  senderAddress: address,
  replyTo: z.union([z.literal(''), address], {
    error: 'That is not an e-mail address. It looks like name@example.com; or leave it empty.',
  }),
  postalAddress: z
    .string()
    .transform((text) => text.replaceAll(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(300, 'It may have 300 characters at most.')),
  secondStepRoles: roles,
  graceMinutes: whole(1, 10_080),
  trashDays: whole(1, 3650),
  mailsPerSecond: whole(0, 1000),
  mailsPerHour: whole(0, 999_999),
  mailsPerDay: whole(0, 999_999),
  softBounceLimit: whole(1, 100),
  wireDays: whole(7, 3650),
  countsClicks: z.enum(['true', 'false'], { error: 'Choose yes or no.' }).transform((text) => text === 'true'),
  wireWeights: weights,
  wireKeywords: keywords,
};

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

/** Settings as a form has them, each as text. */
export type SettingTexts = Partial<Record<SettingName, string>>;

/** The settings as a form shows them. */
export function asTexts(settings: Settings): Record<SettingName, string> {
  const texts = SETTING_NAMES.map((name) => [name, textOfSetting(settings[name])]);
  return Object.fromEntries(texts) as Record<SettingName, string>;
}

function textOfSetting(value: Settings[SettingName]): string {
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Every time zone that has a name, for the list to choose from. */
export function zones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}
