/** The bars of a barcode, given as modules of 1 and 0. Decoration: the number is always in words nearby. */
export function Bars({ modules }: { modules: string }) {
  const bars = [...modules.matchAll(/1+/g)].map((run) => `M${run.index} 0h${run[0].length}v1H${run.index}z`);
  return (
    <svg
      className="bars"
      viewBox={`0 0 ${modules.length} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path d={bars.join('')} />
    </svg>
  );
}
