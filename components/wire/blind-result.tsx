import type { BlindRanking } from '@/lib/wire/find-blind-ranking';
import { countInWords } from '@/lib/words';

/** The orders merged by Borda's count, and what they disagree about. */
export function BlindResult({ ranking: { merged, disagreements, voters } }: { ranking: BlindRanking }) {
  const apart = new Set(disagreements.map(({ clusterId }) => clusterId));
  return (
    <>
      <p>
        {voters.length < 2
          ? 'Yours is the only order so far.'
          : apart.size === 0
            ? 'The orders agree.'
            : `They disagree about ${countInWords(apart.size, 'story', 'stories')}. That is what to talk about.`}
      </p>
      <div className="blind__table" role="region" aria-label="All orders" tabIndex={0}>
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">Story</th>
              <th scope="col">Points</th>
              {voters.map((name, index) => (
                <th key={index} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {merged.map(({ clusterId, headline, points, ranks }) => (
              <tr key={clusterId}>
                <th scope="row">
                  {headline}{' '}
                  {apart.has(clusterId) && voters.length > 1 && <strong className="cl__new">Disagreed</strong>}
                </th>
                <td>{points}</td>
                {ranks.map((rank, index) => (
                  <td key={index}>{rank ?? 'none'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="meta">Points by Borda’s count: of five places the first gets five, the last one.</p>
    </>
  );
}
