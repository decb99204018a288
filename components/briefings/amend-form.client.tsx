'use client';

import { ActionForm, Choice, Field } from '@/components/editors/action-form.client';
import { Pane } from '@/components/editors/desk-page';
import { Submit } from '@/components/editors/submit.client';
import { headlineField, rankField, type BriefingRecord } from '@/lib/briefings/form';
import type { FormAnswer } from '@/lib/editors/form';

type AmendFormProps = {
  act: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
  edition: { id: number; version: number } & BriefingRecord;
  /** The headline of each story on its own page. */
  headlines: Record<number, string>;
};

/** The words of an edition that is out, and the order of its stories. Another story in it is a matter for withdrawing. */
export function AmendForm({ act, edition, headlines }: AmendFormProps) {
  const placed = edition.slots.flatMap((slot) => slot ?? []);
  const ranks = placed.map((_, index) => ({ value: String(index + 1), words: String(index + 1) }));
  return (
    <ActionForm act={act} label="Amend the edition">
      <div className="amend">
        <input type="hidden" name="briefing" value={edition.id} />
        <input type="hidden" name="version" value={edition.version} />
        <Pane id="words" title="Words of the edition">
          <Field name="title" label="Title" value={edition.title} />
          <Field name="intro" label="Introduction" value={edition.intro} lines />
        </Pane>
        {placed.map(({ storyId, headlineOverride }, index) => (
          <Pane key={storyId} id={`story-${storyId}`} title={headlines[storyId] ?? ''}>
            <input type="hidden" name="story" value={storyId} />
            <div className="amend__story">
              <Choice name={rankField(storyId)} label="Rank" value={String(index + 1)} options={ranks} />
              <Field
                name={headlineField(storyId)}
                label="Headline in this edition"
                hint="Empty for the story’s own."
                value={headlineOverride ?? ''}
              />
            </div>
          </Pane>
        ))}
        <Pane id="mail" title="Its mail">
          <Field
            name="mailSubject"
            label="Subject of the mail"
            hint="Empty for the usual one. A mail that is still going out takes what you change here along."
            value={edition.mailSubject}
          />
          <Field
            name="mailPreheader"
            label="Preheader of the mail"
            hint="Empty for the usual one."
            value={edition.mailPreheader}
          />
        </Pane>
        <div>
          <Submit busy="Saving">Put it right</Submit>
        </div>
      </div>
    </ActionForm>
  );
}
