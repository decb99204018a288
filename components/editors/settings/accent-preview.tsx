import type { CSSProperties } from 'react';
import { contrast, contrastInWords, ENOUGH_CONTRAST, isColour } from '@/lib/colours';
import { Status } from '../desk-page';

export type Colours = { accent: string; onAccent: string };

/** Whether words on the accent can be read, with the number. */
export function Verdict({ accent, onAccent }: Colours) {
  const ratio = contrast(accent, onAccent);
  if (ratio === undefined) return <Status kind="warn">Write each colour as #FFD400</Status>;
  const words = `Words on accent ${contrastInWords(ratio)}`;
  if (ratio >= ENOUGH_CONTRAST) return <Status kind="ready">{words}</Status>;
  return <Status kind="bad">{`${words}; they need ${ENOUGH_CONTRAST}`}</Status>;
}

/** A ticket and a button as readers will see them. What is no colour changes nothing. */
export function Preview({ accent, onAccent }: Colours) {
  const style = {
    ...(isColour(accent) && { '--accent': accent }),
    ...(isColour(onAccent) && { '--on-accent': onAccent }),
  } as CSSProperties;
  return (
    <div className="toolbar" style={style} aria-hidden="true">
      <span className="ticket ticket--first">
        <span className="ticket__rank">1</span>
        <span className="ticket__body">
          <span className="ticket__topic">Payments</span>
          <span className="ticket__time">2 min read</span>
        </span>
      </span>
      <span className="cbtn cbtn--go">Button</span>
    </div>
  );
}
