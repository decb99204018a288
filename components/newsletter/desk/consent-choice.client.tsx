'use client';

import { useContext } from 'react';
import { Field } from '@/components/editors/action-form.client';
import { Answer } from '@/components/editors/notice.client';

/**
 * How people come to be on the list whom the desk brings: asked by mail, or with the proof that they have agreed. The fields of
 * the proof are shown with their choice by the style sheet: so what is seen is always what is sent.
 */
export function ConsentChoice({ one = false }: { one?: boolean }) {
  const { values } = useContext(Answer);
  const chosen = values?.way ?? 'confirm';
  return (
    <fieldset key={chosen} className="consent-choice">
      <legend>Consent</legend>
      <label className="check">
        <input type="radio" name="way" value="confirm" defaultChecked={chosen !== 'agreed'} />
        <span>{one ? 'Ask them to confirm by email' : 'Ask each person to confirm by email'}</span>
      </label>
      <label className="check">
        <input type="radio" name="way" value="agreed" defaultChecked={chosen === 'agreed'} />
        <span>They have already agreed; I can show when and how</span>
      </label>
      <div className="consent-choice__proof">
        <Field name="words" label="The words they agreed to" lines hint="As they read them. Kept with each person." />
        <Field name="evidence" label="When and where" hint="Such as: form at the trade fair, 2 July 2020." />
      </div>
    </fieldset>
  );
}
