'use client';

import { useContext } from 'react';
import { ActionForm, Choice, Field } from '@/components/editors/action-form.client';
import { Answer } from '@/components/editors/notice.client';
import { Submit } from '@/components/editors/submit.client';
import type { Newsroom } from '@/lib/dates';
import type { FormAnswer } from '@/lib/editors/form';

type Props = {
  editions: { id: number; number: number; title: string; isOut: boolean }[];
  readers: number;
  newsroom: Newsroom;
  act: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
};

/** Which edition goes out, and when; one whose publication is planned waits for it. */
export function PlanSendForm({ editions, readers, newsroom, act }: Props) {
  if (editions.length === 0) return <p className="pane__empty">No edition is out that was not sent.</p>;
  return (
    <ActionForm act={act} label="Send an edition">
      <div className="send-plan">
        <Choice
          name="briefing"
          label="Edition"
          options={editions.map(({ id, number, title, isOut }) => ({
            value: String(id),
            words: `No. ${number}: ${title}${isOut ? '' : ', when it is published'}`,
          }))}
        />
        <Field name="date" type="date" label="Day, or empty to send at once" />
        <Field name="time" type="time" label={`Time in ${newsroom.timeZone}`} />
        <Submit busy="Planning" className="cbtn cbtn--go">
          Send to {readers.toLocaleString(newsroom.locale)} readers
        </Submit>
        <Sure />
      </div>
    </ActionForm>
  );
}

/** Once it was asked whether the edition shall leave at once: the button that says yes, for this edition alone. */
function Sure() {
  const { values } = useContext(Answer);
  if (!values?.sure) return null;
  return (
    <Submit name="sure" value={values.sure} busy="Sending" className="cbtn cbtn--ink">
      Yes, send No. {values.number} now
    </Submit>
  );
}
