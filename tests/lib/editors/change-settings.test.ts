import { beforeEach, describe, expect, test } from 'vitest';
import { readRevision } from '@/db/client';
import { listActs } from '@/lib/editors/audit-queries';
import { changeSettings } from '@/lib/editors/change-settings';
import {
  asTexts,
  SETTING_NAMES,
  SETTINGS,
  zones,
  type SettingName,
  type SettingTexts,
} from '@/lib/editors/settings-form';
import { getSettings } from '@/lib/settings';
import { addBriefing, addStory } from '../../fixtures/newsroom';
import { administrator, editor, freshDatabase, writer } from '../../support/database';

const now = new Date('2020-07-24T07:00:00Z');

beforeEach(freshDatabase);

const shown = async () => asTexts(await getSettings());

/** As an administrator who opened the page just now. */
const change = async (changes: SettingTexts, by = administrator) => {
  const was = await shown();
  return changeSettings({ given: { ...was, ...changes }, was, by, now });
};

const acts = () => listActs({ act: 'changed' }, { timeZone: 'UTC', limit: 10 });

test('what was changed is stored, written to the log, and seen by readers; the rest is left alone', async () => {
  const before = await getSettings();
  const revision = readRevision();
  expect(await change({ siteName: ' Lane Nine ', slots: '7', secondStepRoles: 'administrator,editor' })).toEqual({
    ok: true,
    changed: ['siteName', 'slots', 'secondStepRoles'],
    warnings: [],
  });
  expect(await getSettings()).toEqual({
    ...before,
    siteName: 'Lane Nine',
    slots: 7,
    secondStepRoles: ['administrator', 'editor'],
  });
  expect(readRevision()).toBeGreaterThan(revision);
  expect(await acts()).toMatchObject([
    {
      actor: 'Test administrator',
      subject: 'the settings',
      before: { siteName: 'Aisle Five', slots: 5, secondStepRoles: [] },
      after: { siteName: 'Lane Nine', slots: 7, secondStepRoles: ['administrator', 'editor'] },
    },
  ]);
});

test('a form that was sent as it came changes nothing, and so does one that says the same in other words', async () => {
  await change({ postalAddress: 'One\nTwo' });
  const revision = readRevision();
  expect(await change({})).toMatchObject({ ok: true, changed: [] });
  expect(await change({ accent: '#ffd400', slots: '05', postalAddress: 'One\r\nTwo' })).toMatchObject({
    ok: true,
    changed: [],
  });
  expect([readRevision(), (await acts()).length]).toEqual([revision, 1]);
});

test.each([editor, writer])('who is no administrator changes nothing: $role', async (by) => {
  expect(await change({ siteName: 'Mine' }, by)).toEqual({ ok: false, reason: 'not allowed' });
  expect((await getSettings()).siteName).toBe('Aisle Five');
});

describe('of two administrators at once', () => {
  test('each keeps what they changed, where it is not the same', async () => {
    const was = await shown();
    const order = { was, by: administrator, now };
    await changeSettings({ ...order, given: { ...was, siteName: 'First' } });
    expect(await changeSettings({ ...order, given: { ...was, motto: 'Second' } })).toMatchObject({ ok: true });
    expect(await getSettings()).toMatchObject({ siteName: 'First', motto: 'Second' });
  });

  test('the second who changes the same is told, nothing of theirs is stored, and saving again replaces it', async () => {
    const was = await shown();
    const order = { was, by: administrator, now };
    await changeSettings({ ...order, given: { ...was, siteName: 'First' } });
    const given = { ...was, siteName: 'Second', motto: 'Other' };
    expect(await changeSettings({ ...order, given })).toEqual({
      ok: false,
      reason: 'conflict',
      theirs: { siteName: 'First' },
    });
    expect(await getSettings()).toMatchObject({ siteName: 'First', motto: 'Five items or fewer.' });
    await changeSettings({ ...order, given, was: { ...was, siteName: 'First' } });
    expect(await getSettings()).toMatchObject({ siteName: 'Second', motto: 'Other' });
  });

  test('the same change twice is no conflict, and one act', async () => {
    const was = await shown();
    const order = { given: { ...was, siteName: 'Same' }, was, by: administrator, now };
    const results = await Promise.all([changeSettings(order), changeSettings(order)]);
    expect(results).toMatchObject([
      { ok: true, changed: ['siteName'] },
      { ok: true, changed: [] },
    ]);
    expect((await acts()).length).toBe(1);
  });
});

test.each<[SettingName, string]>([
  ['siteName', ''],
  ['siteName', '   '],
  ['siteName', 'x'.repeat(41)],
  ['siteName', 'two\nlines'],
  ['siteName', 'turned \u202E round'],
  ['accent', 'yellow'],
  ['accent', '#FFF'],
  ['accent', '#FFD400;background:url(x)'],
  ['slots', '0'],
  ['slots', '21'],
  ['slots', '5.5'],
  ['slots', '1e1'],
  ['publishWeekday', '8'],
  ['publishTime', '24:00'],
  ['publishTime', '7:00'],
  ['timeZone', 'Europe/Atlantis'],
  ['timeZone', '+01:00'],
  ['locale', 'xx-invalid-'],
  ['locale', ''],
  ['senderName', 'Evil <a@b.example>'],
  ['senderName', 'a\r\nBcc: b@c.example'],
  ['senderAddress', 'nobody'],
  ['senderAddress', 'a@b.example\r\nBcc: x@y.example'],
  ['replyTo', 'nobody'],
  ['postalAddress', 'x'.repeat(301)],
  ['secondStepRoles', 'reader'],
  ['graceMinutes', '0'],
  ['trashDays', '4000'],
])('%s is not %j, and everything else that was typed waits', async (name, text) => {
  const result = await change({ [name]: text, motto: 'New.' });
  expect(result).toMatchObject({ ok: false, reason: 'invalid', problems: { [name]: expect.any(String) } });
  expect((await getSettings()).motto).toBe('Five items or fewer.');
});

test.each<[SettingName, string, unknown]>([
  ['accent', '#aabbcc', '#AABBCC'],
  ['publishTime', '00:00', '00:00'],
  ['timeZone', 'america/new_york', 'America/New_York'],
  ['timeZone', 'UTC', 'UTC'],
  ['locale', 'de-de', 'de-DE'],
  ['replyTo', '', ''],
  ['postalAddress', ' Five Lane\r\nLondon ', 'Five Lane\nLondon'],
  ['secondStepRoles', '', []],
])('%s may be %j', async (name, text, stored) => {
  await change({ timeZone: 'Asia/Tokyo', replyTo: 'a@b.example', secondStepRoles: 'writer' });
  expect(await change({ [name]: text })).toMatchObject({ ok: true });
  expect((await getSettings())[name]).toEqual(stored);
});

describe('words on the accent', () => {
  test('must be readable, and the field that was changed says so', async () => {
    const why = { ok: false, reason: 'invalid' };
    expect(await change({ accent: '#333333' })).toMatchObject({
      ...why,
      problems: { accent: expect.stringContaining('to 1') },
    });
    expect(await change({ onAccent: '#FFFFFF' })).toMatchObject({
      ...why,
      problems: { onAccent: expect.stringContaining('to 1') },
    });
    expect(await change({ accent: '#1546B8', onAccent: '#FFFFFF' })).toMatchObject({ ok: true });
  });

  test('cannot become unreadable by two who each change one of them', async () => {
    const was = await shown();
    const order = { was, by: administrator, now };
    await changeSettings({ ...order, given: { ...was, accent: '#FFFFFF' } });
    expect(await changeSettings({ ...order, given: { ...was, onAccent: '#FFD400' } })).toMatchObject({
      ok: false,
      reason: 'invalid',
    });
  });
});

test('fewer places than an edition in work uses are allowed, and said', async () => {
  const stories = await Promise.all(['a', 'b', 'c', 'd'].map((slug) => addStory({ slug })));
  await addBriefing({ number: 31, editionDate: '2020-07-31' }, stories);
  expect(await change({ slots: '2' })).toMatchObject({
    ok: true,
    warnings: ['No. 31 has two stories too many now: take out what stands below slot 2 before it goes out.'],
  });
  expect(await change({ slots: '4' })).toMatchObject({ warnings: [] });
});

test('another time says what it does not move', async () => {
  await addBriefing({ number: 31, editionDate: '2020-07-31', status: 'scheduled' });
  expect(await change({ publishTime: '08:00' })).toMatchObject({
    warnings: ['One edition is scheduled already and keeps its time.'],
  });
});

test('every setting there is has its place in the form, and its own text is one it takes', async () => {
  const settings = await getSettings();
  expect(new Set(SETTING_NAMES)).toEqual(new Set(Object.keys(settings)));
  const texts = asTexts(settings);
  for (const name of SETTING_NAMES)
    if (name !== 'senderAddress') expect(SETTINGS[name].parse(texts[name])).toEqual(settings[name]);
});

test('the zones to choose from are named, and each once', () => {
  expect(zones()).toContain('Europe/London');
  expect(new Set(zones()).size).toBe(zones().length);
});

const equal = { outlets: 1, tier: 1, firstHand: 1, pace: 1, recency: 1, beat: 1, uncovered: 1, novelty: 1 };

test.each([
  [JSON.stringify(equal), true],
  [JSON.stringify({ ...equal, outlets: 100, novelty: 0 }), true],
  [JSON.stringify({ ...equal, outlets: 101 }), false],
  [JSON.stringify({ ...equal, outlets: -1 }), false],
  [JSON.stringify({ ...equal, outlets: 1.5 }), false],
  [JSON.stringify({ ...equal, luck: 1 }), false],
  [JSON.stringify({ outlets: 1 }), false],
  [JSON.stringify(Object.fromEntries(Object.keys(equal).map((part) => [part, 0]))), false],
  ['{', false],
  ['', false],
])('weights of the wire: %s', (text, isFine) => {
  expect(SETTINGS.wireWeights.safeParse(text).success).toBe(isFine);
});

test.each([
  ['robots, Ocado\r\n Ant Group ,,robots', ['robots', 'Ocado', 'Ant Group']],
  ['', []],
])('keywords of the wire: %j', (text, words) => {
  expect(SETTINGS.wireKeywords.parse(text)).toEqual(words);
});

describe('how the wire ranks', () => {
  const halved = async () => {
    const { wireWeights } = await getSettings();
    return { wireWeights: JSON.stringify({ ...wireWeights, outlets: 15 }), wireKeywords: 'Ocado,palm' };
  };
  /** As somebody who opened the page of the ranking, which has these two and no more. */
  const rank = async (given: SettingTexts, by = editor) => {
    const { wireWeights, wireKeywords } = await shown();
    return changeSettings({ given, was: { wireWeights, wireKeywords }, by, now });
  };

  test('is for editors too, and stands in the audit log with what it was', async () => {
    const { wireWeights } = await getSettings();
    expect(await rank(await halved())).toMatchObject({ ok: true, changed: ['wireWeights', 'wireKeywords'] });
    expect(await getSettings()).toMatchObject({ wireWeights: { outlets: 15 }, wireKeywords: ['Ocado', 'palm'] });
    expect(await acts()).toMatchObject([
      {
        actor: 'Test editor',
        before: { wireWeights, wireKeywords: [] },
        after: { wireWeights: { ...wireWeights, outlets: 15 }, wireKeywords: ['Ocado', 'palm'] },
      },
    ]);
  });

  test('is not for writers, nor a way to other settings', async () => {
    const before = await getSettings();
    expect(await rank(await halved(), writer)).toEqual({ ok: false, reason: 'not allowed' });
    expect(await rank({ ...(await halved()), siteName: 'Mine' })).toEqual({ ok: false, reason: 'not allowed' });
    expect(await getSettings()).toEqual(before);
  });

  test('of two who began with the same weights the second is told, and nothing of theirs is stored', async () => {
    const { wireWeights, wireKeywords } = await shown();
    const was = { wireWeights, wireKeywords };
    const given = await halved();
    await changeSettings({ given, was, by: editor, now });
    const theirs = { ...was, wireWeights: wireWeights.replace('"beat":25', '"beat":99') };
    expect(theirs.wireWeights).not.toBe(wireWeights);
    expect(await changeSettings({ given: theirs, was, by: administrator, now })).toEqual({
      ok: false,
      reason: 'conflict',
      theirs: { wireWeights: given.wireWeights },
    });
    expect(await shown()).toMatchObject(given);
    expect(await acts()).toHaveLength(1);
  });
});
