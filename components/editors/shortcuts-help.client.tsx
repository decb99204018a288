'use client';

import { useId, type RefObject } from 'react';
import { Icon } from '@/components/ui/icon';
import { Keys } from './keys';
import { shownGroups } from './shortcuts';

type HelpProps = {
  dialog: RefObject<HTMLDialogElement | null>;
  places: string[];
  single: boolean;
  onSingle: (single: boolean) => void;
};

/** Every key of the desk, and the switch that turns off those that are pressed alone. */
export function ShortcutsHelp({ dialog, places, single, onSingle }: HelpProps) {
  const id = useId();
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={id} closedby="any">
      <div className="sheet__head">
        <h2 id={id}>Keyboard shortcuts</h2>
        <form method="dialog">
          <button className="cbtn cbtn--quiet cbtn--i" aria-label="Close">
            <Icon name="cross" />
          </button>
        </form>
      </div>
      <div className="keymap">
        {shownGroups(places).map(({ title, where, shortcuts }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            {where && <p className="meta">{where}</p>}
            <dl>
              {shortcuts.map(({ keys, words }) => (
                <div key={keys.join(' ')}>
                  <dt>{words}</dt>
                  <dd>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="check sheet__foot">
        <input type="checkbox" checked={single} onChange={(event) => onSingle(event.target.checked)} />
        <span>
          Shortcuts of single keys
          <span className="meta"> Turn them off if you dictate or press keys by accident. Kept in this browser.</span>
        </span>
      </label>
    </dialog>
  );
}
