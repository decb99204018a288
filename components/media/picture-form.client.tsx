'use client';

import { useState } from 'react';
import { ActionForm, Field } from '@/components/editors/action-form.client';
import { Submit } from '@/components/editors/submit.client';
import type { FormAnswer } from '@/lib/editors/form';
import { FocusPoint } from './focus-point.client';
import type { LibraryPicture } from './send-file';

type PictureFormProps = {
  act: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
  picture: LibraryPicture;
};

/** What the library says of a picture. Stories that have it keep their own words. */
export function PictureForm({ act, picture }: PictureFormProps) {
  const [focus, setFocus] = useState(picture.focus);
  return (
    <ActionForm act={act} label="What is said of the picture">
      <div className="describe">
        <FocusPoint src={picture.src} focus={focus} onChange={setFocus} />
        <div className="describe__words">
          <input type="hidden" name="id" value={picture.id} />
          <input type="hidden" name="focus" value={focus} />
          <Field
            name="alt"
            label="Description for people who cannot see it"
            hint="What it shows, in a sentence. Stories that have the picture keep the words they have."
            value={picture.alt}
            className="cin"
            lines
          />
          <Field name="credit" label="Credit" value={picture.credit} className="cin" />
          <div>
            <Submit busy="Saving">Save</Submit>
          </div>
        </div>
      </div>
    </ActionForm>
  );
}
