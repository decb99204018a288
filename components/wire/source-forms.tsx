import { ActionForm, Choice, Field } from '@/components/editors/action-form.client';
import { Submit } from '@/components/editors/submit.client';
import type { FormAnswer } from '@/lib/editors/form';
import { KINDS, KIND_WORDS, TIER_WORDS } from '@/lib/wire/source-rules';

type Act = (before: FormAnswer, form: FormData) => Promise<FormAnswer>;

export const KIND_CHOICES = KINDS.map((value) => ({ value, words: KIND_WORDS[value] }));

export const TIER_CHOICES = Object.entries(TIER_WORDS).map(([value, words]) => ({ value, words }));

/** A new source, by an address somebody has at hand. */
export function AddSource({ act }: { act: Act }) {
  return (
    <div className="narrow">
      <ActionForm act={act} label="Add a source">
        <Field
          name="address"
          label="Address of the site or of its feed"
          autoComplete="off"
          hint="We look for the feed ourselves: RSS, Atom, RDF or JSON Feed."
        />
        <Field name="name" label="Name" autoComplete="off" hint="Empty: what its feed calls itself." />
        <Choice name="kind" label="Kind" value="trade" options={KIND_CHOICES} />
        <Choice name="tier" label="Weight" value="2" options={TIER_CHOICES} />
        <Submit busy="Looking for its feed">Add source</Submit>
      </ActionForm>
    </div>
  );
}

/** Many sources at once: from a file, or from the list that comes with the program. */
export function SourceFiles({ act, suggest }: { act: Act; suggest: Act }) {
  return (
    <div className="narrow">
      <ActionForm act={act} label="Import sources">
        <div className="field">
          <label htmlFor="opml">OPML file</label>
          <input id="opml" name="file" type="file" accept=".opml,.xml,text/x-opml,text/xml" className="input" />
          <p className="field__hint">Any feed reader can write one. What is here already stays as it is.</p>
        </div>
        <Submit busy="Importing">Import</Submit>
      </ActionForm>
      <ActionForm act={suggest} label="Suggested sources">
        <p>
          A suggestion to start from: nineteen sources of the retail and payments trade. Nobody has checked the
          addresses of late; those that do not answer show as down.
        </p>
        <Submit busy="Adding" className="cbtn">
          Add the suggested list
        </Submit>
      </ActionForm>
      <p>
        <a href="/api/desk/sources.opml" download>
          Save all sources as OPML
        </a>
      </p>
    </div>
  );
}
