import { gt, inArray, isNull, and, asc, eq, sql } from 'drizzle-orm';
import { transact, type Transaction } from '@/db/client';
import { briefings, slots } from '@/db/schema/briefings';
import { settings } from '@/db/schema/settings';
import { contrast, contrastInWords, ENOUGH_CONTRAST } from '@/lib/colours';
import type { Settings } from '@/lib/settings';
import { capitalised, countInWords } from '@/lib/words';
import { record } from './audit';
import { may, type Actor, type Permission } from './rules';
import { asTexts, SETTING_NAMES, SETTINGS, type SettingName, type SettingTexts } from './settings-form';

/** By the name of the setting. */
export type SettingProblems = Partial<Record<SettingName, string>>;

export type ChangeSettingsResult =
  | { ok: true; changed: SettingName[]; warnings: string[] }
  | { ok: false; reason: 'not allowed' }
  | { ok: false; reason: 'invalid'; problems: SettingProblems }
  /** What others have set meanwhile, as texts. */
  | { ok: false; reason: 'conflict'; theirs: SettingTexts };

/** Who may change a setting; the others are the administrators' alone. */
const PERMISSIONS: Partial<Record<SettingName, Permission>> = { wireWeights: 'sources', wireKeywords: 'sources' };

type Order = { given: SettingTexts; was: SettingTexts; by: Actor; now: Date };

/**
 * Changes what differs between what the form showed (`was`) and what it was sent with, and nothing else: two administrators
 * who change different things do not undo each other. Where both changed the same, the second one is told and asked.
 */
export function changeSettings({ given, was, by, now }: Order): Promise<ChangeSettingsResult> {
  return transact(async (tx) => {
    const named = SETTING_NAMES.filter((name) => given[name] !== undefined);
    const isAllowed = named.every((name) => may(by, PERMISSIONS[name] ?? 'settings'));
    if (!isAllowed) return { ok: false, reason: 'not allowed' };
    const wanted = named.filter((name) => !isSame(given[name], was[name]));
    const { values, problems } = read(given, wanted);
    const [row] = await tx.select().from(settings);
    const before: Settings = row!;
    const after = { ...before, ...values };
    const found = { ...colourProblems(after, wanted), ...problems };
    if (Object.keys(found).length > 0) return { ok: false, reason: 'invalid', problems: found };
    const [current, next] = [asTexts(before), asTexts(after)];
    const changed = wanted.filter((name) => current[name] !== next[name]);
    const foreign = changed.filter((name) => !isSame(current[name], was[name]));
    if (foreign.length > 0) return { ok: false, reason: 'conflict', theirs: pick(current, foreign) };
    if (changed.length > 0) {
      await tx.update(settings).set(pick(after, changed));
      const change = { before: pick(before, changed), after: pick(after, changed) };
      await record(tx, { by, act: 'changed', subject: 'the settings', ...change, now });
    }
    return { ok: true, changed, warnings: await warningsOf(tx, after, changed) };
  });
}

/** Browsers send each end of a line as two characters. */
const isSame = (one = '', other = '') => one.replaceAll('\r\n', '\n') === other.replaceAll('\r\n', '\n');

const pick = <Of extends object, Name extends keyof Of>(from: Of, names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<Of, Name>;

function read(given: SettingTexts, names: SettingName[]): { values: Partial<Settings>; problems: SettingProblems } {
  const values: Partial<Record<SettingName, unknown>> = {};
  const problems: SettingProblems = {};
  for (const name of names) {
    const parsed = SETTINGS[name].safeParse(given[name]);
    if (parsed.success) values[name] = parsed.data;
    else problems[name] = parsed.error.issues[0]!.message;
  }
  return { values: values as Partial<Settings>, problems };
}

function colourProblems({ accent, onAccent }: Settings, wanted: SettingName[]): SettingProblems {
  const field = (['onAccent', 'accent'] as const).find((name) => wanted.includes(name));
  const ratio = contrast(accent, onAccent) ?? 1;
  if (!field || ratio >= ENOUGH_CONTRAST) return {};
  return {
    [field]: `Words on the accent have a contrast of ${contrastInWords(ratio)}. They need ${ENOUGH_CONTRAST} or more.`,
  };
}

/** What was allowed and makes work: said once, after the save. */
async function warningsOf(tx: Transaction, after: Settings, changed: SettingName[]): Promise<string[]> {
  return [
    ...(changed.includes('slots') ? await overfull(tx, after.slots) : []),
    ...(changed.some((name) => ['publishWeekday', 'publishTime', 'timeZone'].includes(name)) ? await planned(tx) : []),
  ];
}

/** Editions in work that hold more stories than an edition may have now. */
async function overfull(tx: Transaction, places: number): Promise<string[]> {
  const rows = await tx
    .select({ number: briefings.number, stories: sql<number>`count(*)` })
    .from(slots)
    .innerJoin(briefings, eq(briefings.id, slots.briefingId))
    .where(and(inArray(briefings.status, ['draft', 'scheduled']), isNull(briefings.trashedAt), gt(slots.rank, places)))
    .groupBy(briefings.id)
    .orderBy(asc(briefings.number));
  return rows.map(
    ({ number, stories }) =>
      `No. ${number} has ${countInWords(stories, 'story', 'stories')} too many now: take out what stands below slot ${places} before it goes out.`,
  );
}

async function planned(tx: Transaction): Promise<string[]> {
  const count = await tx.$count(briefings, eq(briefings.status, 'scheduled'));
  if (count === 0) return [];
  const editions = capitalised(countInWords(count, 'edition is', 'editions are'));
  return [`${editions} scheduled already and ${count === 1 ? 'keeps its' : 'keep their'} time.`];
}
