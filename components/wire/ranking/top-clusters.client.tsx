'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { Pane } from '@/components/editors/desk-page';
import { scoreOf, type PartValues, type WireWeights } from '@/lib/wire/rules';

export type Candidate = { id: number; headline: string; parts: PartValues };

type Props = { clusters: Candidate[]; weights: WireWeights; saved: WireWeights };

const SHOWN = 10;

/** Milliseconds after which a slider has come to rest: listeners hear of the result, not of every step. */
const REST = 800;

/** What these weights put on top, and how far each is from where the saved ones have it. */
export function TopClusters({ clusters, weights, saved }: Props) {
  const before = new Map(ranked(clusters, saved).map(({ id }, index) => [id, index + 1]));
  const top = ranked(clusters, weights).slice(0, SHOWN);
  const moved = top.filter(({ id }, index) => before.get(id) !== index + 1).length;
  const words = top[0] ? `First now: ${top[0].headline}. ${moved} of the first ${top.length} have changed place.` : '';
  return (
    <Pane id="top" title="First on the wire" aside={<span className="meta">This week, by these weights</span>}>
      <Said words={words} />
      {top.length === 0 && <p className="empty">The wire has no clusters this week.</p>}
      <ol className="plain-list">
        {top.map(({ id, headline, score }, index) => (
          <li key={id} className="rank-row">
            <span className="score">
              <span className="vh">Score </span>
              {Math.round(score)}
            </span>
            <Link className="hl" href={`/admin/wire?c=${id}`} prefetch={false}>
              {headline}
            </Link>
            <Change by={before.get(id)! - (index + 1)} />
          </li>
        ))}
      </ol>
    </Pane>
  );
}

/** In the order of the wire: by score, and of the same score the newer one first. */
const ranked = (clusters: Candidate[], weights: WireWeights) =>
  clusters
    .map((cluster) => ({ ...cluster, score: scoreOf(cluster.parts, weights) }))
    .sort((a, b) => b.score - a.score || b.id - a.id);

function Change({ by }: { by: number }) {
  if (by === 0) return <span className="meta">same</span>;
  return (
    <span className="rank-change">
      {by > 0 ? '↑ up' : '↓ down'} {Math.abs(by)}
    </span>
  );
}

/** Tells listeners once the words have stayed the same for a while; nothing at first. */
function Said({ words }: { words: string }) {
  const [heard, setHeard] = useState({ first: words, last: words });
  useEffect(() => {
    const timer = setTimeout(() => setHeard(({ first }) => ({ first, last: words })), REST);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <p className="vh" role="status">
      {heard.last !== heard.first && heard.last}
    </p>
  );
}
