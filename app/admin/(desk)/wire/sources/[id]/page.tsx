import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ActionForm, Choice, Field } from '@/components/editors/action-form.client';
import { DeskPage, Pane } from '@/components/editors/desk-page';
import { Submit } from '@/components/editors/submit.client';
import { Icon } from '@/components/ui/icon';
import { KIND_CHOICES, TIER_CHOICES } from '@/components/wire/source-forms';
import { SourceHealth } from '@/components/wire/source-health';
import { SourceItems } from '@/components/wire/source-items';
import { formatMoment } from '@/lib/dates';
import { requireEditor } from '@/lib/editors/auth';
import { may } from '@/lib/editors/rules';
import { getSettings } from '@/lib/settings';
import { findSource, listTopicChoices } from '@/lib/wire/source-queries';
import { changeSourceAct, removeSourceAct } from './actions';

export const metadata: Metadata = { title: 'Source' };

type Props = { params: Promise<{ id: string }> };

export default async function SourcePage({ params }: Props) {
  const { actor } = await requireEditor('write');
  const { id } = await params;
  const source = /^\d{1,15}$/.test(id) ? await findSource(Number(id)) : undefined;
  if (!source) notFound();
  const newsroom = await getSettings();
  const topics = await listTopicChoices();
  const { name, feedUrl, movedFrom, kind, tier, language, nextCheckAt, state } = source;
  return (
    <DeskPage title={name} about={feedUrl}>
      <div className="desk-stack">
        <div className="person-acts">
          <Link className="cbtn" href="/admin/wire/sources">
            <Icon name="back" />
            All sources
          </Link>
          <SourceHealth source={source} newsroom={newsroom} />
          <span className="meta">
            {state === 'active' && `Next check ${formatMoment(nextCheckAt, newsroom)}. `}
            {movedFrom && `Moved for good from ${movedFrom}.`}
          </span>
        </div>
        {may(actor, 'sources') && (
          <Pane id="change" title="What it is">
            <div className="narrow">
              <ActionForm act={changeSourceAct} label="What it is">
                <input type="hidden" name="id" value={source.id} />
                <Field name="name" label="Name" value={name} />
                <Field name="feedUrl" label="Address of the feed" value={feedUrl} />
                <Choice name="kind" label="Kind" value={kind} options={KIND_CHOICES} />
                <Choice name="tier" label="Weight" value={String(tier)} options={TIER_CHOICES} />
                <Field name="language" label="Language" value={language} hint="en, de …; empty: what its items say." />
                <fieldset className="source__topics">
                  <legend>Topics</legend>
                  {topics.map((topic) => (
                    <label key={topic.id} className="check">
                      <input
                        type="checkbox"
                        name="topics"
                        value={topic.id}
                        defaultChecked={source.topics.includes(topic.id)}
                      />
                      {topic.name}
                    </label>
                  ))}
                </fieldset>
                <Submit busy="Saving">Save</Submit>
              </ActionForm>
            </div>
          </Pane>
        )}
        <Pane id="items" title="Its latest items">
          <SourceItems items={source.items} newsroom={newsroom} />
        </Pane>
        {may(actor, 'sources') && (
          <Pane id="remove" title="Remove">
            <div className="narrow">
              <ActionForm act={removeSourceAct} label="Remove">
                <input type="hidden" name="id" value={source.id} />
                <p>
                  Takes the source and all its items off the wire, for good. To stop reading it, turn it off instead.
                </p>
                <Submit className="cbtn cbtn--bad" busy="Removing">
                  Remove the source
                </Submit>
              </ActionForm>
            </div>
          </Pane>
        )}
      </div>
    </DeskPage>
  );
}
