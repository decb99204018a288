'use client';

import { useContext, useState } from 'react';
import { Field } from '@/components/editors/action-form.client';
import { Answer } from '@/components/editors/notice.client';

/** How people come to be on the list whom the desk brings: asked by mail, or with the proof that they have agreed. */
export function ConsentChoice({ one = false }: { one?: boolean }) {
  const { values } = useContext(Answer);
  const [way, setWay] = useState(values?.way ?? 'confirm');
  const choose = ({ target }: { target: HTMLInputElement }) => setWay(target.value);
  return (
    <fieldset className="consent-choice">
      <legend>Consent</legend>
      <label className="check">
        <input type="radio" name="way" value="confirm" checked={way === 'confirm'} onChange={choose} />
        <span>{one ? 'Ask them to confirm by email' : 'Ask each person to confirm by email'}</span>
      </label>
      <label className="check">
        <input type="radio" name="way" value="agreed" checked={way === 'agreed'} onChange={choose} />
        <span>They have already agreed; I can show when and how</span>
      </label>
      {way === 'agreed' && (
        <>
          <Field name="words" label="The words they agreed to" lines hint="As they read them. Kept with each person." />
          <Field name="evidence" label="When and where" hint="Such as: form at the trade fair, 2 July 2020." />
        </>
      )}
    </fieldset>
  );
}
