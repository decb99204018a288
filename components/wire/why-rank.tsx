import { mostPoints, PART_NAMES, PARTS, pointsOf, type WireWeights } from '@/lib/wire/rules';
import type { RankedCluster } from '@/lib/wire/queries';

/** The score part by part: each with a pattern, a name, what it was read from and its points. */
export function WhyRank({ cluster, weights }: { cluster: RankedCluster; weights: WireWeights }) {
  const shown = PART_NAMES.filter((part) => weights[part] > 0);
  return (
    <div className="why-rank">
      <div className="stackbar" aria-hidden="true">
        {shown.map((part) => (
          <i key={part} style={{ width: `${pointsOf(cluster.parts, weights, part)}%` }} />
        ))}
        <i className="rest" />
      </div>
      <dl>
        {shown.map((part) => (
          <div key={part} className="why-rank__part">
            <dt>
              <span className="key" aria-hidden="true" />
              {PARTS[part].name}
            </dt>
            <dd>{cluster.parts[part].words}</dd>
            <dd className="pts">
              {Math.round(pointsOf(cluster.parts, weights, part))}
              <span className="meta"> / {Math.round(mostPoints(weights, part))}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
