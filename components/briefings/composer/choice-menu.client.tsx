'use client';

import { useRef, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';

export type MenuChoice = { words: string; act: () => void };

type ChoiceMenuProps = { label: string; face: ReactNode; isIcon?: boolean; choices: MenuChoice[] };

/** Choices behind a button. It closes with a choice, with Escape, and when the focus goes elsewhere. */
export function ChoiceMenu({ label, face, isIcon = false, choices }: ChoiceMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const button = useRef<HTMLElement>(null);
  const close = () => {
    menu.current!.open = false;
  };
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (!menu.current!.contains(relatedTarget)) close();
  };
  const press = (event: KeyboardEvent) => {
    if (!menu.current!.open) return;
    const buttons = [...menu.current!.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'Escape') {
      close();
      button.current!.focus();
    } else if (event.key === 'ArrowDown') buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
    else if (event.key === 'ArrowUp') (buttons[at - 1] ?? button.current!).focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // What is heard here comes from the buttons inside.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <details ref={menu} className="row-menu" name="choice-menu" onBlur={leave} onKeyDown={press}>
      <summary ref={button} className={isIcon ? 'cbtn cbtn--quiet cbtn--i' : 'cbtn'} aria-label={label}>
        {face}
      </summary>
      <div className="row-menu__acts">
        {choices.map(({ words, act }) => (
          <button
            key={words}
            type="button"
            className="cbtn cbtn--quiet"
            onClick={() => {
              close();
              button.current!.focus();
              act();
            }}
          >
            {words}
          </button>
        ))}
      </div>
    </details>
  );
}
