import { beforeEach, expect, test } from 'vitest';
import { leave } from '@/lib/newsletter/leave';
import { linkToken } from '@/lib/newsletter/links';
import { findMembership } from '@/lib/newsletter/membership-queries';
import { ask, DAY, FRIDAY, joinAs, later } from '../../fixtures/subscribers';
import { freshDatabase } from '../../support/database';

beforeEach(freshDatabase);

test('an empty list is drawn as nothing', async () => {
  expect(await findMembership(FRIDAY, 3)).toEqual({ today: 0, joined: 0, gone: 0, waiting: 0, weeks: [0, 0, 0] });
});

test('who came and went, and how many there were at the end of each week', async () => {
  const ada = await joinAs('ada@example.com', later(-20 * DAY));
  await joinAs('bo@example.com', later(-10 * DAY));
  await joinAs('cy@example.com', later(-1 * DAY));
  await leave({ token: linkToken(ada, 'leave'), purpose: 'leave', now: later(-2 * DAY) });
  await ask('waiting@example.com');
  await ask('too-late@example.com', { now: later(-3 * DAY) });
  expect(await findMembership(FRIDAY, 3)).toEqual({ today: 2, joined: 1, gone: 1, waiting: 1, weeks: [1, 2, 2] });
});
