'use client';

import { useRef, useState, type RefObject } from 'react';
import { isColour, wordsOn } from '@/lib/colours';
import type { SettingName } from '@/lib/editors/settings-form';
import { Preview, Verdict, type Colours } from './accent-preview';
import { useSetting, Words } from './fields.client';

/** The accent and the colour of words on it, with how they look and whether they can be read, while they are typed. */
export function ColourFields({ accent, onAccent }: Colours) {
  const [typed, setTyped] = useState<Colours>({ accent, onAccent });
  const words = useRef<HTMLInputElement>(null);
  const suggested = wordsOn(typed.accent);
  return (
    <>
      <Colour
        name="accent"
        label="Accent"
        value={accent}
        onType={(text) => setTyped((now) => ({ ...now, accent: text }))}
      />
      <Colour
        name="onAccent"
        label="Words on the accent"
        value={onAccent}
        field={words}
        onType={(text) => setTyped((now) => ({ ...now, onAccent: text }))}
      />
      <div className="toolbar">
        <span role="status">
          <Verdict {...typed} />
        </span>
        {isColour(typed.accent) && suggested !== typed.onAccent.toUpperCase() && (
          <button className="cbtn" type="button" onClick={() => words.current && write(words.current, suggested)}>
            Use {suggested} for words
          </button>
        )}
      </div>
      <Preview {...typed} />
    </>
  );
}

/** Writes as a person would: whoever listens hears of it. */
function write(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

type ColourProps = {
  name: SettingName;
  label: string;
  value: string;
  field?: RefObject<HTMLInputElement | null>;
  onType: (text: string) => void;
};

function Colour({ name, label, value, field, onType }: ColourProps) {
  const { id, problem, shown, hidden } = useSetting(name, value);
  const [ground, setGround] = useState(shown);
  const own = useRef<HTMLInputElement>(null);
  const input = field ?? own;
  return (
    <div className="cf">
      <label htmlFor={id}>{label}</label>
      {hidden}
      <div className="toolbar">
        <input
          className="swatch"
          type="color"
          aria-label={`Pick: ${label.toLowerCase()}`}
          value={isColour(ground) ? ground.toLowerCase() : '#ffffff'}
          onChange={(event) => input.current && write(input.current, event.currentTarget.value.toUpperCase())}
        />
        <input
          ref={input}
          id={id}
          name={name}
          className="cin cin--short"
          defaultValue={shown}
          autoComplete="off"
          spellCheck={false}
          maxLength={9}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-words` : undefined}
          onInput={(event) => {
            setGround(event.currentTarget.value.trim());
            onType(event.currentTarget.value.trim());
          }}
        />
      </div>
      <Words id={id} problem={problem} />
    </div>
  );
}
