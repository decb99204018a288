'use client';

import { useState } from 'react';
import { slug as slugForm } from '@/lib/stories/form';
import { slugFrom } from '@/lib/stories/rules';
import { useEditing } from './editing';
import { isSuggested } from './title-fields.client';

/** The last part of the story's address. It follows the headline until somebody sets it or readers have it. */
export function SlugField() {
  const { record, change, isReadOnly, story } = useEditing();
  const [wrong, setWrong] = useState<{ typed: string; problem: string }>();
  const suggestion = slugFrom(record.headline);
  const isMoved = story.wasPublic && record.slug !== story.slugPublic;
  const set = (typed: string) => {
    const checked = slugForm.max(80, 'may have 80 characters at most').safeParse(typed);
    if (checked.success) change({ slug: typed });
    setWrong(checked.success ? undefined : { typed, problem: `The address ${checked.error.issues[0]!.message}.` });
  };
  return (
    <div className="cf">
      <label htmlFor="slug">Address</label>
      <div className="slug">
        <span aria-hidden="true">/stories/</span>
        <input
          id="slug"
          className="cin"
          value={wrong?.typed ?? record.slug}
          readOnly={isReadOnly}
          spellCheck={false}
          autoCapitalize="off"
          aria-invalid={wrong ? true : undefined}
          aria-describedby="slug-hint"
          onChange={(event) => set(event.target.value)}
        />
      </div>
      <p id="slug-hint" className={wrong ? 'field__problem' : 'field__hint'}>
        {wrong?.problem ?? hint(story.wasPublic, isMoved, isSuggested(record.slug, record.headline))}
      </p>
      {!isReadOnly && !story.wasPublic && suggestion && !isSuggested(record.slug, record.headline) && (
        <button type="button" className="cbtn" onClick={() => set(suggestion)}>
          Make it from the headline
        </button>
      )}
    </div>
  );
}

function hint(wasPublic: boolean, isMoved: boolean, isAutomatic: boolean): string {
  if (isMoved) return 'When this is published, the old address will lead here (301).';
  if (wasPublic) return 'Readers have this address. If you change it, the old one will lead to the new (301).';
  return isAutomatic
    ? 'It follows the headline until you change it here.'
    : 'Set by hand. It no longer follows the headline.';
}
