import { useEffect } from 'react';
import { Keys } from '../keys';
import type { Item, Section } from './items';

type ListProps = {
  id: string;
  sections: Section[];
  chosen: number;
  onChoose: (index: number) => void;
  onGo: (item: Item, elsewhere: boolean) => void;
};

/** The lines of the palette in their groups; the chosen one is always in sight. */
export function PaletteList({ id, sections, chosen, onChoose, onGo }: ListProps) {
  useEffect(() => {
    void document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  let index = -1;
  return (
    <div id={`${id}-list`} role="listbox" aria-label="Where to go and what to do" className="palette__list">
      {sections.map(({ title, items }) => (
        <div key={title} role="group" aria-label={title}>
          <p className="palette__title" aria-hidden="true">
            {title}
          </p>
          {items.map((item) => {
            const mine = (index += 1);
            return (
              // The keys are those of the field, which the focus never leaves (ARIA 1.2, combobox).
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={`${item.href ?? ''} ${item.title}`}
                id={`${id}-${mine}`}
                role="option"
                aria-selected={mine === chosen}
                tabIndex={-1}
                className="palette__item"
                onPointerMove={() => mine !== chosen && onChoose(mine)}
                onClick={(event) => onGo(item, event.ctrlKey || event.metaKey)}
              >
                <span className="palette__words">{item.title}</span>
                {item.about && <span className="meta">{item.about}</span>}
                {item.keys && (
                  <span className="palette__keys" aria-hidden="true">
                    <Keys keys={item.keys} />
                  </span>
                )}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
