/** Where the story of a cluster stands: `rank` 0 is the bench; `edition` is named where it is not the one in work. */
export type WirePlace = { rank: number; edition?: number };

/** "Slot 4", "Bench", "No. 44, number 2". */
export function PlaceMark({ place }: { place: WirePlace | undefined }) {
  if (!place) return null;
  const { rank, edition } = place;
  if (edition !== undefined)
    return (
      <span className="in-ed in-ed--bench">
        {rank > 0 ? `No. ${edition}, rank ${rank}` : `Bench of No. ${edition}`}
      </span>
    );
  return rank > 0 ? <span className="in-ed">Slot {rank}</span> : <span className="in-ed in-ed--bench">Bench</span>;
}
