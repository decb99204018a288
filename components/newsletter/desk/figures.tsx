/** A small table whose first column names what the others count. */
export function Figures({ caption, heads, rows }: { caption: string; heads: string[]; rows: string[][] }) {
  return (
    <table className="tbl tbl--fits" aria-label={caption}>
      <thead>
        <tr>
          {heads.map((head, index) => (
            <th key={head} scope="col" className={index > 0 ? 'r' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...others], row) => (
          // Two rows may be named alike: an hour, where the clocks change.
          <tr key={row}>
            <th scope="row">{first}</th>
            {others.map((each, index) => (
              <td key={heads[index + 1]} className="r">
                {each}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
