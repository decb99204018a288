import { ActionForm } from '@/components/editors/action-form.client';
import { Pane } from '@/components/editors/desk-page';
import { Submit } from '@/components/editors/submit.client';
import type { FormAnswer } from '@/lib/editors/form';
import { shareOf } from '@/lib/wire/ranking-form';
import { PART_NAMES, PARTS, type WireWeights } from '@/lib/wire/rules';
import { countInWords } from '@/lib/words';
import type { Tests } from './back-test-pane';

type Props = {
  act: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
  weights: WireWeights;
  suggested: WireWeights | undefined;
  tests: Tests;
  /** What the suggestion was learnt from. */
  picks: number;
  editions: number;
  /** Picks without which there is none. */
  missing: number;
};

/** What past editions suggest, beside what is saved. Nothing of it counts before somebody accepts it. */
export function SuggestionPane({ act, weights, suggested, tests, picks, editions, missing }: Props) {
  if (!suggested) {
    const words =
      missing > 0
        ? `It takes ten picks that were on the wire to suggest weights. There are ${picks}: ${missing} more ${missing === 1 ? 'is' : 'are'} needed.`
        : 'The wire held nothing but the picks, so there is nothing to tell them from.';
    return (
      <Pane id="suggestion" title="Suggested weights">
        <p className="empty">{words}</p>
      </Pane>
    );
  }
  const from = `${countInWords(picks, 'pick', 'picks')} of ${countInWords(editions, 'edition', 'editions')}`;
  return (
    <Pane id="suggestion" title="Suggested weights">
      <p className="rank-words">
        Learnt from {from}: the weights with which those stories would have stood above the rest of their week, held
        near the saved ones while there is little to learn from. {gain(tests)}
      </p>
      <ActionForm act={act} label="Suggested weights">
        <table className="tbl rank-suggestion">
          <caption className="vh">Saved and suggested weights, as shares of the score</caption>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col" className="r">
                Saved
              </th>
              <th scope="col" className="r">
                Suggested
              </th>
              <th scope="col" className="r">
                Difference
              </th>
            </tr>
          </thead>
          <tbody>
            {PART_NAMES.map((part) => {
              const [now, then] = [shareOf(weights, part), shareOf(suggested, part)];
              return (
                <tr key={part}>
                  <th scope="row">{PARTS[part].name}</th>
                  <td className="r">{now} %</td>
                  <td className="r">{then} %</td>
                  <td className="r">{difference(then - now)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <input type="hidden" name="wireWeights" value={JSON.stringify(suggested)} />
        <input type="hidden" name="was.wireWeights" value={JSON.stringify(weights)} />
        <div className="toolbar after-table">
          <Submit busy="Saving">Use the suggested weights</Submit>
        </div>
      </ActionForm>
    </Pane>
  );
}

/** With a sign that is as wide as the plus. */
const difference = (points: number) => (points === 0 ? 'none' : points > 0 ? `+${points}` : `−${-points}`);

function gain({ saved, suggested }: Tests): string {
  const count = (share: number) => Math.round(share * saved.picks);
  return `Of all ${saved.picks} picks, ${count(suggested!.hit5)} would have been among the first five (${count(saved.hit5)} by the saved weights) and ${count(suggested!.hit20)} among the first twenty (${count(saved.hit20)}).`;
}
