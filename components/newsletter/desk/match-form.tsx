import { ActionForm } from '@/components/editors/action-form.client';
import { Pane } from '@/components/editors/desk-page';
import { Submit } from '@/components/editors/submit.client';
import type { FormAnswer } from '@/lib/editors/form';
import { ConsentChoice } from './consent-choice.client';
import { MatchProblem } from './match-problem.client';

type MatchFormProps = {
  id: number;
  beginning: string[][];
  hasHead: boolean;
  guessed: { email: number | null; joined: number | null };
  act: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
};

/** What each column of the file becomes, and how its people agreed; beside it the first rows as they are. */
export function MatchForm({ id, beginning, hasHead, guessed, act }: MatchFormProps) {
  const [head = []] = beginning;
  const rows = hasHead ? beginning.slice(1) : beginning;
  const width = Math.min(50, Math.max(...beginning.map((cells) => cells.length)));
  const columns = Array.from({ length: width }, (_, at) => at);
  const nameOf = (at: number) => (hasHead && head[at]?.trim()) || `Column ${at + 1}`;
  const becomes = (at: number) => (at === guessed.email ? 'email' : at === guessed.joined ? 'joined' : '');
  return (
    <div className="g-57">
      <Pane id="columns" title="Columns in your file" aside={<span className="meta">{width} found</span>}>
        <ActionForm act={act} label="Columns in your file">
          <input type="hidden" name="import" value={id} />
          <MatchProblem />
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">In the file</th>
                <th scope="col">Becomes</th>
              </tr>
            </thead>
            <tbody>
              {columns.map((at) => (
                <tr key={at}>
                  <td className="match__column">
                    <b>{nameOf(at)}</b>
                    <br />
                    <span className="meta">{short(rows[0]?.[at])}</span>
                  </td>
                  <td>
                    <select
                      className="cin"
                      name="column"
                      defaultValue={becomes(at)}
                      aria-label={`${nameOf(at)} becomes`}
                    >
                      <option value="email">Email address</option>
                      <option value="joined">Joined on</option>
                      <option value="">Leave out</option>
                    </select>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <label className="check match__head">
            <input type="checkbox" name="head" defaultChecked={hasHead} />
            <span>The first row names the columns</span>
          </label>
          <ConsentChoice />
          <Submit busy="Sending">Check the file</Submit>
        </ActionForm>
      </Pane>
      <Pane id="preview" title="Preview" aside={<span className="meta">First {rows.length} rows</span>}>
        <Preview rows={rows} columns={columns} nameOf={nameOf} />
      </Pane>
    </div>
  );
}

type PreviewProps = { rows: string[][]; columns: number[]; nameOf: (at: number) => string };

function Preview({ rows, columns, nameOf }: PreviewProps) {
  return (
    // A focusable region: a wide file is scrolled.
    <div className="segments" role="region" aria-label="The first rows" tabIndex={0}>
      <table className="tbl">
        <thead>
          <tr>
            {columns.map((at) => (
              <th key={at} scope="col">
                {nameOf(at)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, index) => (
            <tr key={index}>
              {columns.map((at) => (
                <td key={at}>{short(cells[at])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const short = (cell = '') => (cell.length > 60 ? `${cell.slice(0, 60)}…` : cell);
