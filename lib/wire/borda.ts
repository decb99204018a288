/** One editor's order: the clusters from first to last. */
export type Ballot = number[];

export type Merged = {
  clusterId: number;
  points: number;
  /** Its place on each ballot, from 1, or null where it is on none of its places; in the order of the ballots. */
  ranks: (number | null)[];
};

/**
 * Merges the orders of several people by Borda's count: with `places` to give, the first gets that many points, the next one
 * less, and what is not on a ballot gets none. Of equals the one on more ballots comes first, then the one ranked highest
 * anywhere, then the one with the lower id, so that the same ballots give the same order.
 */
export function borda(ballots: Ballot[], places: number): Merged[] {
  const ids = [...new Set(ballots.flat())];
  const merged = ids.map((clusterId) => {
    const ranks = ballots.map((ballot) => (ballot.includes(clusterId) ? ballot.indexOf(clusterId) + 1 : null));
    const points = ranks.reduce<number>((sum, rank) => sum + (rank ? Math.max(0, places - rank + 1) : 0), 0);
    return { clusterId, points, ranks };
  });
  const among = ({ ranks }: Merged) => ranks.filter((rank) => rank !== null);
  return merged.sort(
    (a, b) =>
      b.points - a.points ||
      among(b).length - among(a).length ||
      Math.min(...among(a)) - Math.min(...among(b)) ||
      a.clusterId - b.clusterId,
  );
}

/** What is worth talking about: ranked by some and not by others, or two places and more apart. One ballot disagrees with none. */
export function disagreements(merged: Merged[]): Merged[] {
  return merged.filter(({ ranks }) => {
    const given = ranks.filter((rank) => rank !== null);
    return given.length < ranks.length || Math.max(...given) - Math.min(...given) > 1;
  });
}
