'use client';

import { useEffect } from 'react';
import { countInWords } from '@/lib/words';

export type StoryWireProps = {
  clusterId: number;
  sentences: { text: string; source: string }[];
  uncited: { id: number; title: string; url: string; source: string; isNew: boolean }[];
  /** Says that somebody has looked at the cluster. */
  see: (clusterId: number) => Promise<void>;
};

/** What the wire has about the story: what its sources say, as quotations, and what is not cited yet. */
export function StoryWire({ clusterId, sentences, uncited, see }: StoryWireProps) {
  useEffect(() => void see(clusterId), [see, clusterId]);
  const fresh = uncited.filter(({ isNew }) => isNew).length;
  return (
    <section aria-labelledby="story-wire" className="story-wire">
      <h2 id="story-wire">From the wire</h2>
      <p className="meta">
        {fresh > 0 && <strong className="cl__new">{countInWords(fresh, 'new item', 'new items')}</strong>}{' '}
        <a href={`/admin/wire?c=${clusterId}`}>Open its cluster</a>
      </p>
      {sentences.length > 0 && <p className="meta">Quotations, not text of ours:</p>}
      {sentences.map(({ text, source }) => (
        <blockquote key={text} className="wire__quote">
          <p>“{text}”</p>
          <footer className="meta">{source}</footer>
        </blockquote>
      ))}
      {uncited.length > 0 && (
        <>
          <h3>Not cited yet</h3>
          <ul className="plain-list">
            {uncited.map(({ id, title, url, source, isNew }) => (
              <li key={id}>
                <a href={url} rel="noreferrer noopener nofollow" target="_blank">
                  {title}
                  <span className="vh"> (opens in a new tab)</span>
                </a>{' '}
                <span className="meta">
                  {source}
                  {isNew && ', new'}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
