import { useId } from 'react';
import { partField, shareOf } from '@/lib/wire/ranking-form';
import { PARTS, type WirePart, type WireWeights } from '@/lib/wire/rules';

type Props = { part: WirePart; weights: WireWeights; set: (weight: number) => void };

/** How much one part counts: what it asks, its number, and its share of the score. */
export function WeightSlider({ part, weights, set }: Props) {
  const id = useId();
  const { name, asks } = PARTS[part];
  const share = shareOf(weights, part);
  return (
    <div className="weight">
      <label htmlFor={id}>{name}</label>
      <output htmlFor={id}>
        {weights[part]} <span className="meta">{share} %</span>
      </output>
      <input
        id={id}
        type="range"
        name={partField(part)}
        min={0}
        max={100}
        value={weights[part]}
        aria-valuetext={`${weights[part]}, ${share} per cent of the score`}
        aria-describedby={`${id}-asks`}
        autoComplete="off"
        onChange={(event) => set(event.currentTarget.valueAsNumber)}
      />
      <p id={`${id}-asks`} className="field__hint">
        {asks}
      </p>
    </div>
  );
}
