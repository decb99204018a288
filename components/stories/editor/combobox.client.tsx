'use client';

import { useId, useState, type KeyboardEvent } from 'react';
import type { Named } from './editing';

type ComboboxProps = {
  label: string;
  placeholder?: string;
  /** What matches the letters: at once, or when the server has looked. */
  options: Named[];
  letters: string;
  onLetters: (letters: string) => void;
  onPick: (option: Named) => void;
  /** Where the letters are a name that there is not yet. */
  onCreate?: ((name: string) => void) | undefined;
};

/** A text field with a list that follows what is typed (APG: editable combobox with list autocomplete). */
export function Combobox({ label, placeholder, options, letters, onLetters, onPick, onCreate }: ComboboxProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const name = letters.trim();
  const choices = [
    ...options.map((option) => ({ key: String(option.id), words: option.name, act: () => onPick(option) })),
    ...(onCreate && name ? [{ key: 'new', words: `Create “${name}”`, act: () => onCreate(name) }] : []),
  ];
  const isShown = isOpen && choices.length > 0;
  const choose = (index: number) => {
    choices[index]?.act();
    onLetters('');
    setOpen(false);
    setActive(0);
  };
  const press = (event: KeyboardEvent) => {
    const last = choices.length - 1;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        setOpen(true);
        const step = event.key === 'ArrowDown' ? 1 : -1;
        setActive(isShown ? (active + step + choices.length) % choices.length : step > 0 ? 0 : last);
        return;
      }
      case 'Enter':
        event.preventDefault();
        if (isShown) choose(active);
        return;
      case 'Escape':
        if (isShown) event.stopPropagation();
        setOpen(false);
        if (!isShown) onLetters('');
    }
  };
  return (
    <div className="combo">
      <input
        className="cin"
        role="combobox"
        aria-label={label}
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isShown ? `${id}-${active}` : undefined}
        autoComplete="off"
        placeholder={placeholder}
        value={letters}
        onChange={(event) => {
          onLetters(event.target.value);
          setActive(0);
          setOpen(event.target.value.trim() !== '');
        }}
        onKeyDown={press}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className="combo__list" hidden={!isShown}>
        {choices.map(({ key, words }, index) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the text field (APG)
          <div
            key={key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(index)}
          >
            {words}
          </div>
        ))}
      </div>
    </div>
  );
}
