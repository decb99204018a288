import type { FormAnswer } from '@/lib/editors/form';
import { ActionForm, Field } from '../action-form.client';
import { Submit } from '../submit.client';

type SubjectSearchProps = {
  kind: string;
  one: string;
  many: string;
  words: string;
  add: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
};

/** Finding one among many, and adding one more. */
export function SubjectSearch({ kind, one, many, words, add }: SubjectSearchProps) {
  return (
    <div className="g2">
      <form role="search" className="subject-search" aria-label={many}>
        <div className="field">
          <label htmlFor="words">Find a {one}</label>
          <input id="words" className="cin" type="search" name="words" defaultValue={words} key={words} />
        </div>
        <button className="cbtn" type="submit">
          Find
        </button>
      </form>
      <ActionForm act={add} label={`Add a ${one}`}>
        <input type="hidden" name="kind" value={kind} />
        <div className="subject-search">
          <Field name="name" label={`Add a ${one}`} autoComplete="off" className="cin" />
          <Submit busy="Adding" className="cbtn">
            Add
          </Submit>
        </div>
      </ActionForm>
    </div>
  );
}
