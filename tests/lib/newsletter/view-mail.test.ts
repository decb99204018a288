import { beforeEach, expect, test } from 'vitest';
import { db, transact } from '@/db/client';
import { briefings } from '@/db/schema/briefings';
import { deliveries, mailVersions, sends } from '@/db/schema/sends';
import { linkToken } from '@/lib/newsletter/links';
import { findMailToView } from '@/lib/newsletter/view-mail';
import { FRIDAY, subscriberAt } from '../../fixtures/subscribers';
import { demoDatabase } from '../../support/database';

beforeEach(demoDatabase);

test('whoever got a mail reads the version they got, with their own links, and nobody else does', async () => {
  const ada = await subscriberAt('ada@example.com');
  const bo = await subscriberAt('bo@example.com');
  const [briefing] = await db().select().from(briefings).limit(1);
  const sendId = await transact(async (tx) => {
    const order = { dueAt: FRIDAY, orderedBy: 'Test', orderedRole: 'editor', orderedAt: FRIDAY } as const;
    const [send] = await tx
      .insert(sends)
      .values({ briefingId: briefing!.id, status: 'done', ...order })
      .returning();
    for (const number of [1, 2])
      await tx.insert(mailVersions).values({
        ...{ sendId: send!.id, number, subject: 's', preheader: 'p', text: 't', madeAt: FRIDAY, madeBy: 'Test' },
        html: `<p>version ${number} for {{address}} <a href="{{unsubscribe}}">`,
      });
    await tx.insert(deliveries).values({
      ...{ sendId: send!.id, subscriberId: ada.id, email: ada.email, domain: ada.domain, format: 'designed' },
      ...{ status: 'accepted', dueAt: FRIDAY, version: 2 },
    });
    return send!.id;
  });
  const html = await findMailToView(linkToken(ada, 'view'), sendId);
  expect(html).toContain('version 2 for ada@example.com');
  expect(html).toContain(`/newsletter/leave/${linkToken(ada, 'leave')}`);
  expect(await findMailToView(linkToken(ada, 'view'), sendId + 1)).toBeUndefined();
  expect(await findMailToView(linkToken(bo, 'view'), sendId)).toBeUndefined();
  expect(await findMailToView(linkToken(ada, 'settings'), sendId)).toBeUndefined();
});
