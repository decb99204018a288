'use client';

import { useActionState, useEffect, useRef, useState } from 'react';
import { Pane } from '@/components/editors/desk-page';
import { Answer, Notice } from '@/components/editors/notice.client';
import { Submit } from '@/components/editors/submit.client';
import { Line } from '@/components/editors/settings/fields.client';
import type { FormAnswer } from '@/lib/editors/form';
import { partField, parseWeights } from '@/lib/wire/ranking-form';
import { PART_NAMES, type WireWeights } from '@/lib/wire/rules';
import { TopClusters, type Candidate } from './top-clusters.client';
import { WeightSlider } from './weight-slider';

type Props = {
  act: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
  /** The weights in the settings, as the settings write them. */
  saved: string;
  defaults: WireWeights;
  keywords: string[];
  clusters: Candidate[];
};

/** The weights as sliders, with what they put on top beside them. Without scripts it is a form like any other. */
export function RankingForm({ act, saved, defaults, keywords, clusters }: Props) {
  const [answer, submit] = useActionState(act, {});
  const { base, weights, set } = useWeights(saved, answer);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .notice')?.focus(), [answer]);
  const isChanged = PART_NAMES.some((part) => weights[part] !== parseWeights(base)[part]);
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isChanged]);
  return (
    <form ref={form} action={submit} className="g2" noValidate aria-label="Weights">
      <Answer value={answer}>
        <div>
          <Notice />
          <Pane id="weights" title="Weights">
            {PART_NAMES.map((part) => (
              <WeightSlider key={part} {...{ part, weights }} set={(weight) => set({ ...weights, [part]: weight })} />
            ))}
            <input type="hidden" name="was.wireWeights" value={base} />
            <Line
              name="wireKeywords"
              label="Keywords of the beat"
              lines
              value={keywords.join('\n')}
              hint="One in a line: words, companies and names. The companies that the desk has reported on count by themselves."
            />
          </Pane>
          <div className="toolbar after-table">
            <Submit busy="Saving">Save</Submit>
            {isChanged && (
              <button className="cbtn" type="button" onClick={() => set(parseWeights(base))}>
                Reset to what is saved
              </button>
            )}
            <button
              className="cbtn cbtn--quiet"
              name="act"
              value="default"
              onClick={(event) => {
                event.preventDefault();
                set(defaults);
              }}
            >
              Back to the default
            </button>
          </div>
        </div>
        <TopClusters {...{ clusters, weights }} saved={parseWeights(base)} />
      </Answer>
    </form>
  );
}

/**
 * The weights as the sliders have them, and what they are based on. Where the settings change while nobody has touched the
 * sliders, these follow; touched ones stay, and saving them tells of the conflict.
 */
function useWeights(saved: string, { values }: FormAnswer) {
  const [base, setBase] = useState(saved);
  const [weights, set] = useState(() => typedWeights(values) ?? parseWeights(saved));
  if (base !== saved) {
    const isSame = (text: string) => PART_NAMES.every((part) => parseWeights(text)[part] === weights[part]);
    if (isSame(base) || isSame(saved)) {
      setBase(saved);
      set(parseWeights(saved));
    }
  }
  // After a conflict it is what the others have set.
  return { base: values?.['was.wireWeights'] ?? base, weights, set };
}

/** What a form without scripts was sent with, as far as it is numbers. */
function typedWeights(values: Record<string, string> | undefined): WireWeights | undefined {
  if (!values) return undefined;
  return Object.fromEntries(PART_NAMES.map((part) => [part, Number(values[partField(part)]) || 0])) as WireWeights;
}
