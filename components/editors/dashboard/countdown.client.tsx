'use client';

import { useEffect, useState } from 'react';
import { timeLeft } from './time-left';

/** Milliseconds between two looks at the clock; what is shown changes once a minute. */
const LOOK_EVERY = 5_000;

/** The time left, counted on in the browser. It begins with the server's clock, so that the first drawing is the same. */
export function Countdown({ what, due, now }: { what: string; due: Date; now: Date }) {
  const [clock, setClock] = useState(now);
  useEffect(() => {
    const look = () => setClock(new Date());
    look();
    const timer = setInterval(look, LOOK_EVERY);
    return () => clearInterval(timer);
  }, [due]);
  const { isOver, figures, words } = timeLeft(due, clock);
  return (
    <>
      <p>{isOver ? `${what} was due` : `${what} is due in`}</p>
      <p className="countdown__n" role="timer" aria-label={isOver ? `${words} ago` : words}>
        {figures.map(({ figure, unit }) => (
          <span key={unit}>
            {figure}
            <small>{unit}</small>
          </span>
        ))}
        {isOver && <small>ago</small>}
      </p>
    </>
  );
}
