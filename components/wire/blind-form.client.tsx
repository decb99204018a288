'use client';

import { ActionForm } from '@/components/editors/action-form.client';
import { Submit } from '@/components/editors/submit.client';
import type { FormAnswer } from '@/lib/editors/form';

type BlindFormProps = {
  act: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
  briefingId: number;
  places: number;
  candidates: { id: number; headline: string }[];
  /** The order that is in, by cluster. */
  mine: number[];
};

/** One choice for each place. Works without scripts. */
export function BlindForm({ act, briefingId, places, candidates, mine }: BlindFormProps) {
  return (
    <ActionForm act={act} label="Your order">
      <input type="hidden" name="briefing" value={briefingId} />
      {Array.from({ length: places }, (_, index) => (
        <div key={index} className="field blind__place">
          <label htmlFor={`rank-${index}`}>Place {index + 1}</label>
          <select id={`rank-${index}`} name="rank" className="cin" defaultValue={mine[index] ?? ''} autoComplete="off">
            <option value="">None</option>
            {candidates.map(({ id, headline }) => (
              <option key={id} value={id}>
                {headline}
              </option>
            ))}
          </select>
        </div>
      ))}
      <div className="toolbar">
        <Submit name="act" value="rank" busy="Handing in" className="cbtn cbtn--go">
          Hand in my order
        </Submit>
        {mine.length > 0 && (
          <Submit name="act" value="take back" busy="Taking back" className="cbtn">
            Take it back
          </Submit>
        )}
      </div>
    </ActionForm>
  );
}
