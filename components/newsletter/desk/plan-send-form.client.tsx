'use client';

import { ActionForm, Choice, Submit } from '@/components/editors/action-form.client';
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
        <div className="field">
          <label htmlFor="send-date">Day, or empty to send at once</label>
          <input id="send-date" className="input" type="date" name="date" />
        </div>
        <div className="field">
          <label htmlFor="send-time">Time in {newsroom.timeZone}</label>
          <input id="send-time" className="input" type="time" name="time" />
        </div>
        <Submit busy="Planning" className="cbtn cbtn--go">
          Send to {readers.toLocaleString(newsroom.locale)} readers
        </Submit>
      </div>
    </ActionForm>
  );
}
