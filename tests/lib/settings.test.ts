import { beforeEach, expect, test } from 'vitest';
import { transact } from '@/db/client';
import { settings } from '@/db/schema/settings';
import { getSettings, restoreSettings } from '@/lib/settings';
import { changeSettings } from '../fixtures/newsroom';
import { freshDatabase } from '../support/database';

beforeEach(freshDatabase);

test('a new installation has settings to work with', async () => {
  expect(await getSettings()).toEqual({
    siteName: 'Aisle Five',
    strapline: 'The five retail technology stories that matter, every Friday',
    beat: 'retail technology',
    motto: 'Five items or fewer.',
    slots: 5,
    publishWeekday: 5,
    publishTime: '07:00',
    timeZone: 'Europe/London',
    locale: 'en-GB',
    accent: '#FFD400',
    onAccent: '#161611',
    senderName: 'Aisle Five',
    senderAddress: 'briefing@localhost',
    replyTo: '',
    postalAddress: '',
    secondStepRoles: [],
    graceMinutes: 60,
    trashDays: 30,
    mailsPerSecond: 20,
    mailsPerHour: 0,
    mailsPerDay: 0,
    softBounceLimit: 5,
    countsClicks: false,
    wireWeights: { outlets: 30, tier: 10, firstHand: 10, pace: 10, recency: 15, beat: 25, uncovered: 20, novelty: 5 },
    wireKeywords: [],
    wireDays: 60,
  });
});

test('a change is seen at the next look', async () => {
  await changeSettings({ siteName: 'Aisle Seven', slots: 7 });
  expect(await getSettings()).toMatchObject({ siteName: 'Aisle Seven', slots: 7, motto: 'Five items or fewer.' });
});

test('settings that are missing are said to be', async () => {
  await transact(async (tx) => {
    await tx.delete(settings);
  });
  await expect(getSettings()).rejects.toThrow('The settings are missing from the database.');
});

test('settings that were lost come back with the defaults, those that are there stay', async () => {
  const defaults = await getSettings();
  await transact(async (tx) => {
    await tx.delete(settings);
  });
  await restoreSettings();
  expect(await getSettings()).toEqual(defaults);
  await changeSettings({ siteName: 'Aisle Seven' });
  await restoreSettings();
  expect(await getSettings()).toEqual({ ...defaults, siteName: 'Aisle Seven' });
});
