'use client';

import { formatMoment } from '@/lib/dates';
import { capitalised } from '@/lib/words';
import { useEditing } from './editing';
import { FollowsField } from './follows-field.client';
import { LeadPicture } from './lead-picture.client';
import { SearchPreview } from './search-preview.client';
import { SlugField } from './slug-field.client';
import { SourcesField } from './sources-field.client';
import { SubjectsField } from './subjects-field.client';
import { EmbargoField } from './when-field.client';

/** Everything that is filed with the text. */
export function DetailsPane() {
  const { isReadOnly } = useEditing();
  return (
    <fieldset className="bare" disabled={isReadOnly}>
      <legend className="vh">Details</legend>
      <div className="blk">
        <SlugField />
        <SubjectsField kind="topics" />
        <SubjectsField kind="companies" />
      </div>
      <SourcesField />
      <LeadPicture />
      <SearchPreview />
      <div className="blk">
        <EmbargoField />
        <FollowsField />
      </div>
      <CorrectionsMade />
    </fieldset>
  );
}

/** What readers have been told was wrong. */
function CorrectionsMade() {
  const { story, site } = useEditing();
  if (story.corrections.length === 0) return null;
  return (
    <section className="blk" aria-labelledby="corrections-title">
      <h2 id="corrections-title">Corrections</h2>
      <ul className="plain-list">
        {story.corrections.map(({ id, kind, text, publishedAt }) => (
          <li key={id}>
            <span className="meta">
              {capitalised(kind)}, {formatMoment(new Date(publishedAt), site.newsroom)}
            </span>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
