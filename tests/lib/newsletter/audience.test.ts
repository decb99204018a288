import { beforeEach, expect, test } from 'vitest';
import { countAudience } from '@/lib/newsletter/send-queries';
import { addReaders } from '../../fixtures/sends';
import { ask } from '../../fixtures/subscribers';
import { freshDatabase } from '../../support/database';

const now = new Date('2020-07-24T06:00:00Z');

beforeEach(freshDatabase);

test('whoever is on a pause that is over gets the next mail; whoever rests, left or has not confirmed does not', async () => {
  expect(await countAudience(now)).toEqual({ readers: 0, paused: 0, unconfirmed: 0 });
  await addReaders(10, (number) => {
    if (number === 1) return { status: 'paused', pausedUntil: new Date(now.getTime() + 1) };
    if (number === 2) return { status: 'paused', pausedUntil: now };
    if (number === 3) return { status: 'left', endedAt: now };
    return number === 4 ? { status: 'bounced', endedAt: now } : {};
  });
  await ask('waiting@mail.example', { now });
  expect(await countAudience(now)).toEqual({ readers: 7, paused: 1, unconfirmed: 1 });
});
