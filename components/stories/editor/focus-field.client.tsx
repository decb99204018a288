'use client';

import { useId, type PointerEvent } from 'react';
import type { Picture } from '@/lib/stories/queries';

type FocusFieldProps = { picture: Picture; isReadOnly: boolean; onChange: (focus: string) => void };

/** The picture as it is cropped, and the point that stays in sight: by a click into it, or by two sliders. */
export function FocusField({ picture, isReadOnly, onChange }: FocusFieldProps) {
  const id = useId();
  const [x = 50, y = 50] = (picture.focus ?? '50 50').split(' ').map(Number);
  const point = (event: PointerEvent<HTMLDivElement>) => {
    if (isReadOnly) return;
    const box = event.currentTarget.getBoundingClientRect();
    const share = (at: number, from: number, size: number) =>
      Math.round(Math.min(100, Math.max(0, ((at - from) / size) * 100)));
    onChange(`${share(event.clientX, box.left, box.width)} ${share(event.clientY, box.top, box.height)}`);
  };
  const slider = (label: string, value: number, focusOf: (value: string) => string) => (
    <label htmlFor={`${id}-${label}`}>
      {label}
      <input
        id={`${id}-${label}`}
        type="range"
        min="0"
        max="100"
        step="5"
        value={value}
        disabled={isReadOnly}
        aria-valuetext={`${value} per cent`}
        onChange={(event) => onChange(focusOf(event.target.value))}
      />
    </label>
  );
  return (
    <>
      <div className="imgbox imgbox--focus" onPointerDown={point}>
        <img src={picture.src} alt="" style={{ objectPosition: `${x}% ${y}%` }} />
        <span className="imgbox__point" style={{ left: `${x}%`, top: `${y}%` }} />
      </div>
      <fieldset className="focus">
        <legend>Point that stays in sight when it is cropped</legend>
        {slider('Across', x, (value) => `${value} ${y}`)}
        {slider('Down', y, (value) => `${x} ${value}`)}
      </fieldset>
    </>
  );
}
