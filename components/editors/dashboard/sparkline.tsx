const WIDTH = 72;
const HEIGHT = 22;
const EDGE = 2;

/** A line of a few numbers, from nothing at the bottom to the largest of them at the top. The numbers stand nearby. */
export function Sparkline({ values }: { values: number[] }) {
  const most = Math.max(1, ...values);
  const points = values.map((value, index) => ({
    x: EDGE / 2 + (index * (WIDTH - EDGE)) / Math.max(1, values.length - 1),
    y: HEIGHT - EDGE - (value / most) * (HEIGHT - 2 * EDGE),
  }));
  const last = points.at(-1);
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <path d={`M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`} />
      {last && <circle cx={last.x.toFixed(1)} cy={last.y.toFixed(1)} r="2.2" />}
    </svg>
  );
}
