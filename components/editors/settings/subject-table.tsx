import type { FormAnswer } from '@/lib/editors/form';
import { ActionForm, Field } from '../action-form.client';
import { Submit } from '../submit.client';

type Act = (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
type Subject = { id: number; slug: string; name: string; description: string; stories: number };

type SubjectTableProps = {
  subjects: Subject[];
  kind: 'topics' | 'companies';
  one: string;
  change: Act;
};

/** Topics or companies, and behind "Change" what can be said of each. */
export function SubjectTable({ subjects, kind, one, change }: SubjectTableProps) {
  if (subjects.length === 0) return <p className="empty">There is no {one} like this.</p>;
  return (
    <table className="tbl tbl--stack">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Address</th>
          <th scope="col">Stories</th>
          <th scope="col">
            <span className="vh">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {subjects.map((subject) => (
          <tr key={subject.id}>
            <td className="full">
              <b>{subject.name}</b>
              {subject.description && <p className="meta">{subject.description}</p>}
            </td>
            <td>
              <Address path={`/${kind}/${subject.slug}`} stories={subject.stories} />
            </td>
            <td>{subject.stories}</td>
            <td className="full">
              <Change subject={subject} kind={kind} change={change} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Readers have a page of it from its first story on. */
function Address({ path, stories }: { path: string; stories: number }) {
  return stories > 0 ? <a href={path}>{path}</a> : path;
}

function Change({ subject, kind, change }: { subject: Subject; kind: string; change: Act }) {
  const { id, name, slug, description, stories } = subject;
  return (
    <details className="change">
      <summary className="cbtn">
        Change<span className="vh"> {name}</span>
      </summary>
      <ActionForm act={change} label={`Change ${name}`}>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="id" value={id} />
        {Object.entries({ name, slug, description }).map(([field, value]) => (
          <input key={field} type="hidden" name={`was.${field}`} value={value} />
        ))}
        <Field name="name" label="Name" value={name} autoComplete="off" className="cin" />
        <Field
          name="slug"
          label="End of the address"
          value={slug}
          autoComplete="off"
          className="cin"
          hint="Where readers know the old one, it leads to the new one."
        />
        <Field name="description" label="Description" value={description} lines className="cin" />
        <div className="toolbar">
          <Submit busy="Saving">Save</Submit>
          {stories === 0 && (
            <Submit busy="Removing" name="act" value="remove" className="cbtn cbtn--bad">
              Remove
            </Submit>
          )}
        </div>
      </ActionForm>
    </details>
  );
}
