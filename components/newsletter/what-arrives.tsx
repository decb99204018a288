import { capitalised, countInWords } from '@/lib/words';

/** What somebody gets who signs up, and how whoever has can change it. `latest` is where the newest edition stands. */
export function WhatArrives({ slots, latest }: { slots: number; latest: string | undefined }) {
  return (
    <>
      <section className="section" aria-labelledby="what">
        <div className="section__head">
          <h2 className="d3" id="what">
            What arrives
          </h2>
          {latest && <a href={latest}>See this week’s edition</a>}
        </div>
        <ol className="story-grid plain-list">
          <Reason number={1} title="One ranking">
            Every story has a number. If you only have a minute, read number one.
          </Reason>
          <Reason number={2} title="Reasons">
            Each item says why it matters, in two sentences.
          </Reason>
          <Reason number={3} title="An end">
            {`${capitalised(countInWords(slots, 'item', 'items'))}, then it stops. No trackers, no second helping on Tuesday.`}
          </Reason>
        </ol>
      </section>
      <section className="section prose" aria-labelledby="change">
        <h2 className="d4" id="change">
          Change or cancel
        </h2>
        <p>
          At the foot of each mail there is a link to your settings and one to leave; neither asks you to sign in. If
          you have no mail at hand, type your address above: the link we send leads to your settings, too.
        </p>
      </section>
    </>
  );
}

function Reason({ number, title, children }: { number: number; title: string; children: string }) {
  return (
    <li>
      <span className={`chip ${number === 1 ? 'chip--first' : ''}`} aria-hidden="true">
        {number}
      </span>
      <h3 className="d5">{title}</h3>
      <p className="note">{children}</p>
    </li>
  );
}
