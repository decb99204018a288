'use client';

import { useId, type PointerEvent } from 'react';
import { focusText, objectPosition, parseFocus } from '@/lib/media/rules';

type FocusPointProps = {
  src: string;
  /** As it is stored: "50 30". */
  focus: string | undefined;
  isReadOnly?: boolean;
  onChange: (focus: string) => void;
};

/**
 * The whole picture and the point in it that stays in sight when it is cropped: by a click or a drag, or by two sliders
 * with the arrow keys. Beside it, how it is cropped wide and square.
 */
export function FocusPoint({ src, focus, isReadOnly = false, onChange }: FocusPointProps) {
  const { x, y } = parseFocus(focus);
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (at: number, from: number, size: number) => ((at - from) / size) * 100;
    onChange(focusText({ x: share(event.clientX, box.left, box.width), y: share(event.clientY, box.top, box.height) }));
  };
  return (
    <div className="focus">
      <div className="focus__whole">
        <div
          className="focus__area"
          onPointerDown={(event) => {
            if (isReadOnly) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            point(event);
          }}
          onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && point(event)}
        >
          <img src={src} alt="" draggable={false} />
          <span className="focus__point" style={{ left: `${x}%`, top: `${y}%` }} />
        </div>
      </div>
      <div className="focus__crops" aria-hidden="true">
        {['wide', 'square'].map((crop) => (
          <img
            key={crop}
            className={`focus__${crop}`}
            src={src}
            alt=""
            style={{ objectPosition: objectPosition(focus) }}
          />
        ))}
      </div>
      <fieldset className="focus__sliders" disabled={isReadOnly}>
        <legend>Point that stays in sight when it is cropped</legend>
        <Slider label="Across" value={x} onChange={(to) => onChange(focusText({ x: to, y }))} />
        <Slider label="Down" value={y} onChange={(to) => onChange(focusText({ x, y: to }))} />
      </fieldset>
    </div>
  );
}

function Slider({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min="0"
        max="100"
        value={value}
        aria-valuetext={`${value} per cent`}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </div>
  );
}
