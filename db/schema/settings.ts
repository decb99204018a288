import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What the rank of a cluster is made of; lib/wire/rules.ts says what each means. `edition_wires` keeps values in this order. */
export const WIRE_PARTS = ['outlets', 'tier', 'firstHand', 'pace', 'recency', 'beat', 'uncovered', 'novelty'] as const;

export type WirePart = (typeof WIRE_PARTS)[number];

/** How much each part counts, from 0 to 100. */
export type WireWeights = Record<WirePart, number>;

export const DEFAULT_WEIGHTS: WireWeights = {
  ...{ outlets: 30, tier: 10, firstHand: 10, pace: 10 },
  ...{ recency: 15, beat: 25, uncovered: 20, novelty: 5 },
};

/** The newsroom's own settings: one row. What belongs to the machine is in the environment instead. */
export const settings = sqliteTable(
  'settings',
  {
    id: integer().primaryKey().default(1),
    siteName: text().notNull().default('Aisle Five'),
    strapline: text().notNull().default('The five retail technology stories that matter, every Friday'),
    beat: text().notNull().default('retail technology'),
    motto: text().notNull().default('Five items or fewer.'),
    /** How many stories a briefing holds. */
    slots: integer().notNull().default(5),
    /** ISO 8601: 1 is Monday, 5 is Friday. */
    publishWeekday: integer().notNull().default(5),
    publishTime: text().notNull().default('07:00'),
    timeZone: text().notNull().default('Europe/London'),
    locale: text().notNull().default('en-GB'),
    accent: text().notNull().default('#FFD400'),
    onAccent: text().notNull().default('#161611'),
    senderName: text().notNull().default('Aisle Five'),
    senderAddress: text().notNull().default('briefing@localhost'),
    /** Where answers to the newsletter go; empty for the sender's own address. */
    replyTo: text().notNull().default(''),
    /** The postal address at the foot of each mail, which many countries' laws ask for. */
    postalAddress: text().notNull().default(''),
    /** Roles that may not work at the desk before they have turned on two-step sign-in. */
    secondStepRoles: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    /** Minutes by which a scheduled act may be late and still be carried out without asking. */
    graceMinutes: integer().notNull().default(60),
    /** Days for which the trash keeps things. */
    trashDays: integer().notNull().default(30),
    /** The most mails of a newsletter that leave in a second, an hour and a day; 0 for no limit. */
    mailsPerSecond: integer().notNull().default(20),
    mailsPerHour: integer().notNull().default(0),
    mailsPerDay: integer().notNull().default(0),
    /** Soft bounces in a row after which nobody writes to an address any more. */
    softBounceLimit: integer().notNull().default(5),
    /** Whether visits that come from the mail are counted for each link. Never who came. */
    countsClicks: integer({ mode: 'boolean' }).notNull().default(false),
    wireWeights: text({ mode: 'json' }).$type<WireWeights>().notNull().default(DEFAULT_WEIGHTS),
    /** Words, companies and names that make a cluster of the wire one for this desk. */
    wireKeywords: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    /** Days for which the wire keeps what it read, except what a story was made of. */
    wireDays: integer().notNull().default(60),
  },
  (t) => [
    check('settings_one_row', sql`${t.id} = 1`),
    check('settings_grace', sql`${t.graceMinutes} between 1 and 10080`),
    check('settings_trash', sql`${t.trashDays} between 1 and 3650`),
    check(
      'settings_mail',
      sql`min(${t.mailsPerSecond}, ${t.mailsPerHour}, ${t.mailsPerDay}) >= 0 and ${t.softBounceLimit} between 1 and 100`,
    ),
    check('settings_slots', sql`${t.slots} between 1 and 20`),
    check('settings_weekday', sql`${t.publishWeekday} between 1 and 7`),
    check('settings_time', sql`${t.publishTime} is strftime('%H:%M', ${t.publishTime}) and ${t.publishTime} < '24:00'`),
    check(
      'settings_colours',
      sql`${t.accent} glob '#[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]' and ${t.onAccent} glob '#[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]'`,
    ),
  ],
);
