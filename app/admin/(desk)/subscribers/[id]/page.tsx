import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ActionForm, Field } from '@/components/editors/action-form.client';
import { DeskPage, Pane } from '@/components/editors/desk-page';
import { Submit } from '@/components/editors/submit.client';
import { Person } from '@/components/newsletter/desk/person';
import { SubscriberState } from '@/components/newsletter/desk/subscriber-table';
import { Icon } from '@/components/ui/icon';
import { formatStamp } from '@/lib/dates';
import { requireEditor } from '@/lib/editors/auth';
import { findSubscriberForDesk } from '@/lib/newsletter/find-subscriber';
import { THROUGH_WORDS } from '@/lib/newsletter/subscriber-filter';
import { getSettings } from '@/lib/settings';
import { eraseAct, unsubscribeOneAct } from './actions';

export const metadata: Metadata = { title: 'Subscriber' };

type Props = { params: Promise<{ id: string }> };

export default async function SubscriberPage({ params }: Props) {
  await requireEditor('subscribers');
  const { id } = await params;
  const known = /^\d{1,15}$/.test(id) ? await findSubscriberForDesk(Number(id)) : undefined;
  if (!known) notFound();
  const { subscriber, suppression } = known;
  const newsroom = await getSettings();
  const isOnList = subscriber.endedAt === null;
  return (
    <DeskPage title={subscriber.email} about={`Joined through: ${THROUGH_WORDS[subscriber.through]}`}>
      <div className="desk-stack">
        <div className="person-acts">
          <Link className="cbtn" href="/admin/subscribers">
            <Icon name="back" />
            All subscribers
          </Link>
          <SubscriberState status={subscriber.status} />
          <span className="meta">
            Since {formatStamp(subscriber.endedAt ?? subscriber.joinedAt, newsroom)}
            {suppression && `. Nobody writes to this address: ${suppression.detail || suppression.reason}`}
          </span>
        </div>
        <Person known={known} newsroom={newsroom} />
        {isOnList && (
          <Pane id="unsubscribe" title="Unsubscribe">
            <div className="narrow">
              <ActionForm act={unsubscribeOneAct} label="Unsubscribe">
                <input type="hidden" name="id" value={subscriber.id} />
                <p>For when they asked you for it. They get nothing more; only they can come back.</p>
                <Submit className="cbtn" busy="Unsubscribing">
                  Unsubscribe
                </Submit>
              </ActionForm>
            </div>
          </Pane>
        )}
        <Pane id="erase" title="Erase">
          <div className="narrow">
            <ActionForm act={eraseAct} label="Erase">
              <input type="hidden" name="id" value={subscriber.id} />
              <p>Forgets the address and all of the above. A hash stays, so that no import brings them back.</p>
              <Field name="sure" label="Type the word erase" />
              <Submit className="cbtn cbtn--bad" busy="Erasing">
                Erase this person
              </Submit>
            </ActionForm>
          </div>
        </Pane>
      </div>
    </DeskPage>
  );
}
